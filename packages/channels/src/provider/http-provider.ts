/** Sends SMS and push messages over HTTP, under our message id as the key. */

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

export class HttpProvider implements Provider {
  readonly channel: 'sms' | 'push';
  readonly honoursKeys = true;
  readonly longestHandOver = ANSWER_TIMEOUT + 5_000;

  constructor(private readonly settings: HttpSettings) {
    this.channel = settings.channel;
  }

  async transmit(message: OutgoingMessage): Promise<TransmitResult> {
    const body = httpMessageOf(message);
    try {
      const response = await fetch(`${this.settings.baseUrl}/v1/messages`, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_TIMEOUT),
        headers: {
          authorization: `Bearer ${this.settings.tokenOf(message.workspaceId)}`,
          'content-type': 'application/json',
          'idempotency-key': message.id,
        },
        body: JSON.stringify(body),
      });
      const text = await response.text();
      if (response.ok) return accepted(text);
      return httpOutcome({ status: response.status, retryAfter: response.headers.get('retry-after') }, Date.now());
    } catch (error) {
      return httpFailure(error);
    }
  }

  async close(): Promise<void> {}
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
