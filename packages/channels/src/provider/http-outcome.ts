/** What an HTTP provider's answer, or its silence, means for the message. */
import type { TransmitResult } from './transmit';

export interface HttpAnswer {
  status: number;
  /** Value of the Retry-After header: seconds or an HTTP date. */
  retryAfter: string | null;
}

/** `now` is real time, epoch ms, for a Retry-After that names a date. Not for 2xx. */
export function httpOutcome(answer: HttpAnswer, now: number): TransmitResult {
  const { status } = answer;
  const code = String(status);
  // A breakdown that names its end refused the request; any other may have come after the message was taken.
  if (status === 429 || (status === 503 && answer.retryAfter !== null)) {
    const after = retryAfterOf(answer.retryAfter, now);
    return { type: 'retry', after, reason: 'provider-busy', fault: 'provider', scope: 'provider' };
  }
  if (status >= 500) return { type: 'unknown', reason: 'provider-failed' };
  if (status === 401 || status === 403) {
    return { type: 'retry', after: 60_000, reason: 'sender-refused', fault: 'us', scope: 'provider' };
  }
  if (status === 404 || status === 410) {
    return { type: 'rejected', code, reason: 'address-refused', fault: 'customer-data' };
  }
  if (status === 413) return { type: 'rejected', code, reason: 'content-refused', fault: 'journey' };
  return { type: 'rejected', code, reason: 'provider-refused', fault: 'provider' };
}

// Errors that come before a single byte of the request was written.
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** `error` is what fetch threw; its cause carries the code of the socket. */
export function httpFailure(error: unknown): TransmitResult {
  if (NEVER_SENT.has(causeOf(error))) {
    return { type: 'retry', after: null, reason: 'provider-unreachable', fault: 'provider', scope: 'provider' };
  }
  const timedOut = error instanceof Error && error.name === 'TimeoutError';
  return { type: 'unknown', reason: timedOut ? 'no-answer' : 'connection-lost' };
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null;
  if (!(cause instanceof Error)) return '';
  const code: unknown = Reflect.get(cause, 'code');
  return typeof code === 'string' ? code : '';
}

/** Milliseconds; never more than an hour, whatever the provider says. */
export function retryAfterOf(header: string | null, now: number): number | null {
  if (header === null) return null;
  const milliseconds = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isFinite(milliseconds) ? Math.min(3_600_000, Math.max(0, milliseconds)) : null;
}
