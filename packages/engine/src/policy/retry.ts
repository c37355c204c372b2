/** When a message that was not sent is tried again, and when it is given up. Real time, in milliseconds. */

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 5 * 60_000;
/** A provider's outage of half an hour costs nothing; a message a day late is worth less than none. */
const GIVE_UP_AFTER = 24 * 3_600_000;

/** The reason of what could not be handed over for as long as was to be tried. */
export const GAVE_UP = 'gave-up';

export interface RetryFacts {
  /** Attempts so far, from 1. */
  attempt: number;
  /** Real time at which the message was planned. */
  plannedAt: number;
  /** What the provider asked for (Retry-After); null when it did not say. */
  retryAfter: number | null;
  /** 0 to 1: spreads attempts that failed together. */
  jitter: number;
}

/** Real time of the next attempt, or null to give up. The pause doubles from one second to five minutes. */
export function nextAttemptAt(facts: RetryFacts, now: number): number | null {
  if (now - facts.plannedAt >= GIVE_UP_AFTER) return null;
  const doubled = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(facts.attempt - 1, 20));
  const pause = doubled * (0.5 + facts.jitter / 2);
  return now + Math.max(pause, facts.retryAfter ?? 0);
}
