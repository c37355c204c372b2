/** What an endpoint's answer, or its silence, means for the call. */
import type { PostResult } from '../egress/guarded-post';
import { retryAfterOf } from '../provider/http-outcome';

/**
 * Why a call failed or is tried again; the web application has words for each.
 * - `endpoint-blocked`, `endpoint-unknown`: we do not call this address, or cannot find it
 * - `endpoint-refused`: it answered no; a redirect is a no as well
 * - `endpoint-busy`, `endpoint-failed`: it asks to come back later, or broke down
 * - `endpoint-unreachable`: no connection · `endpoint-silent`: it may have got the call and did not answer
 */
export type WebhookReason =
  | 'endpoint-blocked'
  | 'endpoint-unknown'
  | 'endpoint-refused'
  | 'endpoint-busy'
  | 'endpoint-failed'
  | 'endpoint-unreachable'
  | 'endpoint-silent';

export type WebhookOutcome =
  | { type: 'accepted' }
  | { type: 'rejected'; reason: WebhookReason }
  /** The endpoint did not take it; `after` is what it asked for in milliseconds, or null. */
  | { type: 'retry'; reason: WebhookReason; after: number | null }
  /** Nobody knows; the same call may be made again, since its id tells the receiver. */
  | { type: 'unknown'; reason: WebhookReason };

/** `now` is real time, epoch ms, for a Retry-After that names a date. */
export function webhookOutcome(result: PostResult, now: number): WebhookOutcome {
  switch (result.type) {
    case 'refused':
      return result.problem === 'address-unknown'
        ? { type: 'retry', reason: 'endpoint-unknown', after: null }
        : { type: 'rejected', reason: 'endpoint-blocked' };
    case 'failed':
      return result.wasSent
        ? { type: 'unknown', reason: 'endpoint-silent' }
        : { type: 'retry', reason: 'endpoint-unreachable', after: null };
    case 'answered': {
      const { status } = result;
      const after = retryAfterOf(result.retryAfter, now);
      if (status >= 200 && status < 300) return { type: 'accepted' };
      if (status === 429 || status === 408) return { type: 'retry', reason: 'endpoint-busy', after };
      if (status >= 500) return { type: 'retry', reason: 'endpoint-failed', after };
      return { type: 'rejected', reason: 'endpoint-refused' };
    }
  }
}
