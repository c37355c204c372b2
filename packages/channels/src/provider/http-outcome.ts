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
  // A redirect took nothing: the address that was set is not the provider's.
  if (status < 400)
    return { type: 'retry', after: 60_000, reason: 'provider-unreachable', fault: 'us', scope: 'provider' };
  if (status === 401 || status === 403) {
    return { type: 'retry', after: 60_000, reason: 'sender-refused', fault: 'us', scope: 'provider' };
  }
  if (status === 404 || status === 410) {
    return { type: 'rejected', code, reason: 'address-refused', fault: 'customer-data' };
  }
  if (status === 413) return { type: 'rejected', code, reason: 'content-refused', fault: 'journey' };
  return { type: 'rejected', code, reason: 'provider-refused', fault: 'provider' };
}

/** What it means that there was no answer. */
export function httpFailure({ wasSent, timedOut }: { wasSent: boolean; timedOut: boolean }): TransmitResult {
  if (wasSent) return { type: 'unknown', reason: timedOut ? 'no-answer' : 'connection-lost' };
  return { type: 'retry', after: null, reason: 'provider-unreachable', fault: 'provider', scope: 'provider' };
}

/** Milliseconds; never more than an hour, whatever the provider says. */
export function retryAfterOf(header: string | null, now: number): number | null {
  if (header === null) return null;
  const milliseconds = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isFinite(milliseconds) ? Math.min(3_600_000, Math.max(0, milliseconds)) : null;
}
