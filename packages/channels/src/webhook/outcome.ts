/** What an endpoint's answer, or its silence, means for the call. */
import { type CallOutcome, outcomeOfStatus, SILENT_ENDPOINT } from '@kairos/engine';
import type { GuardedResult } from '../egress/guarded-post';
import { retryAfterOf } from '../provider/http-outcome';

/** `now` is real time, epoch ms, for a Retry-After that names a date. */
export function webhookOutcome(result: GuardedResult, now: number): CallOutcome {
  switch (result.type) {
    case 'refused':
      return result.problem === 'address-unknown'
        ? { type: 'retry', reason: 'endpoint-unknown', after: null }
        : { type: 'rejected', reason: 'endpoint-blocked' };
    case 'failed':
      return result.wasSent ? SILENT_ENDPOINT : { type: 'retry', reason: 'endpoint-unreachable', after: null };
    case 'answered':
      return outcomeOfStatus(result.status, retryAfterOf(result.retryAfter, now));
  }
}
