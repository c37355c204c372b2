/** Sends SMS and push messages over HTTP, under our message id as the key. */
import http from 'node:http';
import https from 'node:https';
import { post } from '../egress/post';
import { httpFailure, httpOutcome } from './http-outcome';
import { type HttpMessage, httpAcceptedSchema } from './http-shape';
import type { OutgoingMessage, Provider, TransmitResult } from './transmit';

export interface HttpSettings {
  channel: 'sms' | 'push';
  /** Without a slash at the end. */
  baseUrl: string;
  tokenOf(workspaceId: string): string;
}

const ANSWER_TIMEOUT = 15_000;

/** Shorter than servers keep an idle connection: one that the other side is just closing loses the request. */
const IDLE_CONNECTION_MS = 4_000;

export class HttpProvider implements Provider {
  readonly channel: 'sms' | 'push';
  readonly honoursKeys = true;
  readonly longestHandOver = ANSWER_TIMEOUT + 5_000;
  private readonly url: URL;
  private readonly agent: http.Agent;

  constructor(private readonly settings: HttpSettings) {
    this.channel = settings.channel;
    this.url = new URL(`${settings.baseUrl}/v1/messages`);
    const { Agent } = this.url.protocol === 'https:' ? https : http;
    this.agent = new Agent({ keepAlive: true, timeout: IDLE_CONNECTION_MS });
  }

  async transmit(message: OutgoingMessage): Promise<TransmitResult> {
    const headers = {
      authorization: `Bearer ${this.settings.tokenOf(message.workspaceId)}`,
      'content-type': 'application/json',
      'idempotency-key': message.id,
    };
    const body = JSON.stringify(httpMessageOf(message));
    const answer = await post({ url: this.url, headers, body, timeout: ANSWER_TIMEOUT }, { agent: this.agent });
    if (answer.type === 'failed') return httpFailure(answer);
    if (answer.status >= 200 && answer.status < 300) return accepted(answer.body);
    return httpOutcome(answer, Date.now());
  }

  async close(): Promise<void> {
    this.agent.destroy();
  }
}

/** The request body for a message. */
export function httpMessageOf(message: OutgoingMessage): HttpMessage {
  const { words, recipient: to, id: reference } = message;
  switch (words.channel) {
    case 'sms':
      return { channel: 'sms', to, from: smsSender(message.brand), text: words.text, reference };
    case 'push':
      return {
        channel: 'push',
        to,
        from: message.brand.slice(0, 120),
        title: words.title,
        text: words.text,
        link: words.link,
        reference,
      };
    case 'email':
      throw new Error('E-mail does not go over the HTTP shape.');
  }
}

// Networks show at most eleven letters and digits, one of them a letter.
function smsSender(brand: string): string {
  const plain = brand
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9 ]/g, '')
    .trim()
    .slice(0, 11)
    .trim();
  return /[A-Za-z]/.test(plain) ? plain : 'Kairos';
}

function accepted(text: string): TransmitResult {
  const parsed = httpAcceptedSchema.safeParse(parseJson(text));
  // A 2xx whose body we cannot read was still a yes, but we have no proof of which message.
  return parsed.success
    ? { type: 'accepted', providerId: parsed.data.id }
    : { type: 'unknown', reason: 'provider-failed' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
