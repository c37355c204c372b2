/** Posts to an address that somebody typed in: only where it may go, to the addresses that were looked at, without redirects, within limits. */
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { type Destination, type DestinationProblem, type DestinationRules, findDestination } from './destination';

export interface GuardedRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** For everything together, in milliseconds. */
  timeout: number;
}

/** `body` is the beginning of what was answered, as text. */
export type PostResult =
  | { type: 'answered'; status: number; retryAfter: string | null; body: string }
  | { type: 'refused'; problem: DestinationProblem }
  /** `wasSent`: whether the other side may have got the request. */
  | { type: 'failed'; wasSent: boolean; timedOut: boolean };

const MOST_HEADER_BYTES = 16 * 1024;
const MOST_BODY_BYTES = 64 * 1024;

/** Never throws for what the other side does. */
export async function guardedPost(request: GuardedRequest, rules: DestinationRules): Promise<PostResult> {
  const destination = await findDestination(request.url, rules);
  if (typeof destination === 'string') return { type: 'refused', problem: destination };
  return post(request, destination);
}

function post({ headers, body, timeout }: GuardedRequest, { url, addresses }: Destination): Promise<PostResult> {
  const isTls = url.protocol === 'https:';
  const signal = AbortSignal.timeout(timeout);
  let wasSent = false;
  return new Promise((resolve) => {
    const fail = () => resolve({ type: 'failed', wasSent, timedOut: signal.aborted });
    const outgoing = (isTls ? https : http).request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      agent: false,
      lookup: answering(addresses),
      maxHeaderSize: MOST_HEADER_BYTES,
      signal,
    });
    outgoing.on('socket', (socket) =>
      socket.once(isTls ? 'secureConnect' : 'connect', () => {
        wasSent = true;
      }),
    );
    outgoing.on('error', fail);
    outgoing.on('response', (response) => {
      readBeginning(response).then((text) => resolve(answerOf(response, text)), fail);
    });
    outgoing.end(body);
  });
}

function answerOf({ statusCode = 0, headers }: IncomingMessage, body: string): PostResult {
  return { type: 'answered', status: statusCode, retryAfter: headers['retry-after'] ?? null, body };
}

/** Hands out the addresses that were looked at, so that nobody resolves the name a second time. */
function answering(addresses: Destination['addresses']): LookupFunction {
  return (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, addresses);
    else callback(null, first?.address ?? '', first?.family);
  };
}

async function readBeginning(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    const piece = Buffer.from(chunk);
    chunks.push(piece);
    bytes += piece.length;
    if (bytes > MOST_BODY_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, MOST_BODY_BYTES).toString('utf8');
}
