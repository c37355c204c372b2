/** One POST by `node:http`, within limits and without redirects. `fetch` takes some three times the processor time for the same. */
import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';

export interface PostRequest {
  url: URL;
  headers: Record<string, string>;
  body: string;
  /** For everything together, in milliseconds. */
  timeout: number;
}

/** `body` is the beginning of what was answered, as text. */
export type PostResult =
  | { type: 'answered'; status: number; retryAfter: string | null; body: string }
  /** `wasSent`: whether the other side may have got the request. */
  | { type: 'failed'; wasSent: boolean; timedOut: boolean };

const MOST_BODY_BYTES = 64 * 1024;

/** Never throws for what the other side does. `options` say over which connection it goes. */
export function post({ url, headers, body, timeout }: PostRequest, options: RequestOptions): Promise<PostResult> {
  const isTls = url.protocol === 'https:';
  let wasSent = false;
  let timedOut = false;
  return new Promise((resolve) => {
    const outgoing = (isTls ? https : http).request(url, {
      ...options,
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    });
    const limit = setTimeout(() => {
      timedOut = true;
      outgoing.destroy();
    }, timeout);
    const end = (result: PostResult) => {
      clearTimeout(limit);
      resolve(result);
    };
    const fail = () => end({ type: 'failed', wasSent, timedOut });
    outgoing.on('socket', (socket) => {
      const isSent = () => {
        wasSent = true;
      };
      if (outgoing.reusedSocket) isSent();
      else socket.once(isTls ? 'secureConnect' : 'connect', isSent);
    });
    outgoing.on('error', fail);
    outgoing.on('response', (response) => {
      response.on('error', fail);
      readBeginning(response, (text) => end(answerOf(response, text)));
    });
    outgoing.end(body);
  });
}

function answerOf({ statusCode = 0, headers }: IncomingMessage, body: string): PostResult {
  return { type: 'answered', status: statusCode, retryAfter: headers['retry-after'] ?? null, body };
}

/** What comes after the beginning is not waited for: an answer may have no end. */
function readBeginning(response: IncomingMessage, done: (text: string) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const textSoFar = () => Buffer.concat(chunks).subarray(0, MOST_BODY_BYTES).toString('utf8');
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes <= MOST_BODY_BYTES) return;
    done(textSoFar());
    response.destroy();
  });
  response.on('end', () => done(textSoFar()));
}
