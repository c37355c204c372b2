/** What follows from what an endpoint made of a webhook call: it is over, or the same call is made again later. */
import { changeMessage, type MessageChange, type MessageStatus } from './message-state';
import { GAVE_UP, nextAttemptAt } from './retry';

/**
 * Why a call failed or is tried again; the web application has words for each.
 * - `endpoint-blocked`, `endpoint-unknown`: we do not call this address, or cannot find it
 * - `endpoint-refused`: it answered no; a redirect is a no as well
 * - `endpoint-busy`, `endpoint-failed`: it asks to come back later, or broke down
 * - `endpoint-unreachable`: no connection · `endpoint-silent`: it may have got the call and did not answer
 */
export type CallReason =
  | 'endpoint-blocked'
  | 'endpoint-unknown'
  | 'endpoint-refused'
  | 'endpoint-busy'
  | 'endpoint-failed'
  | 'endpoint-unreachable'
  | 'endpoint-silent';

export type CallOutcome =
  | { type: 'accepted' }
  | { type: 'rejected'; reason: CallReason }
  /** The endpoint did not take it; `after` is what it asked for in milliseconds, or null. */
  | { type: 'retry'; reason: CallReason; after: number | null }
  /** Nobody knows; the same call may be made again, since its id tells the receiver. */
  | { type: 'unknown'; reason: CallReason };

/** What an answer with this HTTP status means; `after` is the Retry-After that came with it, in milliseconds. */
export function outcomeOfStatus(status: number, after: number | null): CallOutcome {
  if (status >= 200 && status < 300) return { type: 'accepted' };
  if (status === 429 || status === 408) return { type: 'retry', reason: 'endpoint-busy', after };
  if (status >= 500) return { type: 'retry', reason: 'endpoint-failed', after };
  return { type: 'rejected', reason: 'endpoint-refused' };
}

/** It may have got the call, and nobody knows. */
export const SILENT_ENDPOINT: CallOutcome = { type: 'unknown', reason: 'endpoint-silent' };

export interface CallInHand {
  /** `transmitting`, or `unknown` when a call of unknown outcome was made again. */
  status: MessageStatus;
  /** Moments of real time, epoch ms. */
  createdAt: number;
  giveUpAt: number;
}

/** `realNow` is epoch ms, `jitter` from 0 to 1; `pause` is real milliseconds until the call is made again, 0 when it is over. */
export function afterCall(
  { status, createdAt, giveUpAt }: CallInHand,
  outcome: CallOutcome,
  { realNow, jitter }: { realNow: number; jitter: number },
): { to: MessageStatus; pause: number } {
  const isAgain = status.state === 'unknown';
  const after = (change: MessageChange, pause = 0) => {
    const to = changeMessage(status, change);
    if (!to) throw new Error(`A call that is ${status.state} cannot ${change.type}.`);
    return { to, pause };
  };
  const reject = (reason: string) =>
    after(isAgain ? { type: 'resolve', as: 'rejected', resolution: 'provider', reason } : { type: 'reject', reason });
  switch (outcome.type) {
    case 'accepted':
      return after(
        isAgain ? { type: 'resolve', as: 'accepted', resolution: 'provider', reason: null } : { type: 'accept' },
      );
    case 'rejected':
      return reject(outcome.reason);
    case 'retry':
    case 'unknown': {
      const retryAfter = outcome.type === 'retry' ? outcome.after : null;
      const next = nextAttemptAt({ attempt: status.attempt, plannedAt: createdAt, retryAfter, jitter }, realNow);
      if (next === null || next > giveUpAt) return reject(GAVE_UP);
      const pause = next - realNow;
      if (isAgain) return { to: { ...status, reason: outcome.reason }, pause };
      return after({ type: outcome.type === 'retry' ? 'retry' : 'lose', reason: outcome.reason }, pause);
    }
  }
}

/** The call as it is made: nothing happens between taking it and making it; one of unknown outcome is made again under its own id. */
export function beginCall(from: MessageStatus): MessageStatus {
  const claimed = changeMessage(from, { type: from.state === 'unknown' ? 'probe' : 'claim' });
  const to = claimed && (claimed.state === 'claimed' ? changeMessage(claimed, { type: 'transmit' }) : claimed);
  if (!to) throw new Error(`A call that is ${from.state} cannot be made.`);
  return to;
}
