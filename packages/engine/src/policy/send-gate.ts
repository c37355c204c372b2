/** Decides whether a message may go to a customer now: the one gate, asked in the commit and again right before the hand-over. */
import type { Channel } from '../contract/acting';
import type { RunPhase, RunState } from '../run/state';

/** Every reason for which a message is not sent. The canvas has words for each. */
export const SKIP_REASONS = ['run-ended', 'journey-archived', 'no-consent', 'suppressed', 'no-address'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** What the gate looks at; read in the transaction that acts on the verdict. All times are epoch ms UTC in the workspace's clock. */
export interface SendFacts {
  channel: Channel;
  topic: string;
  /** When the run planned this message. */
  plannedAt: number;
  run: { phase: RunPhase; outcome: RunState['outcome']; endedAt: number | null };
  journeyStatus: 'draft' | 'live' | 'paused' | 'archived';
  /** Newest record for this channel; null when the customer never said anything. */
  consent: 'granted' | 'withdrawn' | null;
  suppressions: readonly SendSuppression[];
  /** Where the message would go, already normalised; null when the customer has none that can be used. */
  address: string | null;
}

export interface SendSuppression {
  channel: Channel | 'all';
  /** Null blocks every topic. */
  topic: string | null;
  /** Last moment at which it holds; null means for good. */
  endsAt: number | null;
}

/** `hold` keeps the message planned: it is asked again when the journey goes on. */
export type SendVerdict =
  | { verdict: 'send' }
  | { verdict: 'hold'; reason: 'journey-paused' }
  | { verdict: 'skip'; reason: SkipReason };

/**
 * Applies the rules in a fixed order, hardest first, so that the reason shown is the one that weighs most.
 *
 * @example decideSend({ ...facts, consent: 'withdrawn' }, now) // { verdict: 'skip', reason: 'no-consent' }
 */
export function decideSend(facts: SendFacts, now: number): SendVerdict {
  if (facts.suppressions.some((suppression) => isInForce(suppression, facts, now))) return skip('suppressed');
  if (facts.consent !== 'granted') return skip('no-consent');
  if (wasStopped(facts)) return skip('run-ended');
  if (facts.journeyStatus === 'archived') return skip('journey-archived');
  if (facts.address === null) return skip('no-address');
  if (facts.journeyStatus === 'paused') return { verdict: 'hold', reason: 'journey-paused' };
  return { verdict: 'send' };
}

const skip = (reason: SkipReason): SendVerdict => ({ verdict: 'skip', reason });

function isInForce(suppression: SendSuppression, { channel, topic }: SendFacts, now: number): boolean {
  if (suppression.channel !== 'all' && suppression.channel !== channel) return false;
  if (suppression.topic !== null && suppression.topic !== topic) return false;
  return suppression.endsAt === null || suppression.endsAt >= now;
}

// A run that walks to its end still owes its last message, and a message planned in the very step that ended
// the run was meant to go. Only a goal or an exit that came afterwards makes the message pointless.
function wasStopped({ run, plannedAt }: SendFacts): boolean {
  if (run.phase !== 'ended' || run.endedAt === null) return false;
  return (run.outcome === 'goal' || run.outcome === 'exited') && run.endedAt > plannedAt;
}
