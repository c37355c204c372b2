/** Decides whether a message may go to a customer now: the one gate, asked in the commit and again right before the hand-over. */
import type { Channel, MessagePurpose } from '../contract/acting';
import type { RunPhase, RunState } from '../run/state';
import type { TopicWish } from './customer-wishes';
import { isRemovedAt, type Removal } from './removal';
import { findSendMoment, type HoldReason, type MomentFacts } from './send-moment';
import type { CountedMessage } from './sending-rules';

/** Every reason for which the gate does not let a message go. The canvas has words for each. */
export const SKIP_REASONS = [
  'customer-removed',
  'run-ended',
  'journey-archived',
  'no-consent',
  'suppressed',
  'unwanted-topic',
  'no-address',
  'quiet-hours',
  'own-hours',
  'own-pace',
  'own-pause',
  'frequency-cap',
  'held-too-long',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** What the gate looks at; read in the transaction that acts on the verdict. All times are epoch ms UTC in the workspace's clock. */
export interface SendFacts extends MomentFacts {
  /** Left out where no member ever removed the customer. */
  removed?: Removal | undefined;
  /** The moment whose hours count. In time it is now, too late it is still the moment at which the message was due. */
  dueAt: number;
  /** A service message is bound by permission, not by hours and caps. */
  purpose: MessagePurpose;
  run: { phase: RunPhase; outcome: RunState['outcome']; endedAt: number | null };
  journeyStatus: 'draft' | 'live' | 'paused' | 'archived';
  /** Newest record for this channel; null when the customer never said anything. */
  consent: 'granted' | 'withdrawn' | null;
  suppressions: readonly SendSuppression[];
  /** What the customer wishes about topics, by channel; a topic of which nothing was said is welcome. */
  wishes: readonly TopicWish[];
  /** The customer asked for a break up to, not including, this moment; null for none. */
  ownPause: number | null;
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

/** What a message takes under the caps: places of less important ones, by id, and perhaps the last that there was. */
export interface TakenPlace {
  displaces: string[];
  takesLastPlace: boolean;
}

/** `hold` keeps the message planned: it is asked again at `until`, or when the journey goes on. */
export type SendVerdict =
  | ({ verdict: 'send'; until?: undefined } & TakenPlace)
  | ({ verdict: 'hold'; reason: HoldReason; until: number } & TakenPlace)
  | { verdict: 'hold'; reason: 'journey-paused'; until: null }
  | { verdict: 'skip'; reason: SkipReason };

/**
 * Applies the rules in a fixed order, hardest first, so that the reason shown is the one that weighs most.
 *
 * @example decideSend({ ...facts, consent: 'withdrawn' }, now) // { verdict: 'skip', reason: 'no-consent' }
 */
export function decideSend(facts: SendFacts, now: number): SendVerdict {
  if (isRemovedAt(facts.removed, now)) return skip('customer-removed');
  if (facts.suppressions.some((suppression) => isInForce(suppression, facts, now))) return skip('suppressed');
  if (facts.consent !== 'granted') return skip('no-consent');
  if (isUnwanted(facts)) return skip('unwanted-topic');
  if (wasStopped(facts)) return skip('run-ended');
  if (facts.journeyStatus === 'archived') return skip('journey-archived');
  if (facts.address === null) return skip('no-address');
  if (facts.journeyStatus === 'paused') return { verdict: 'hold', reason: 'journey-paused', until: null };
  return facts.purpose === 'service' ? { verdict: 'send', ...NO_PLACE } : whenItMayGo(facts);
}

const NO_PLACE: TakenPlace = { displaces: [], takesLastPlace: false };

function whenItMayGo(facts: SendFacts): SendVerdict {
  if (facts.ownPause !== null && facts.dueAt < facts.ownPause) return skip('own-pause');
  const moment = findSendMoment(facts, facts.dueAt);
  if (moment.type === 'never') return skip(moment.reason);
  const { at, heldBy, displaces, takesLastPlace } = moment;
  if (heldBy === null) return { verdict: 'send', displaces, takesLastPlace };
  return { verdict: 'hold', reason: heldBy, until: at, displaces, takesLastPlace };
}

function isUnwanted({ wishes, topic, channel }: SendFacts): boolean {
  return wishes.some((wish) => wish.topic === topic && wish.channel === channel && !wish.isWanted);
}

const skip = (reason: SkipReason): SendVerdict => ({ verdict: 'skip', reason });

function isInForce(suppression: SendSuppression, { channel, topic }: SendFacts, now: number): boolean {
  if (suppression.channel !== 'all' && suppression.channel !== channel) return false;
  if (suppression.topic !== null && suppression.topic !== topic) return false;
  return suppression.endsAt === null || suppression.endsAt >= now;
}

// A run that walks to its end still owes its last message, and a message planned in the very step that ended
// the run was meant to go. Only a goal, an exit or a removal that came afterwards makes the message pointless.
function wasStopped({ run, plannedAt }: SendFacts): boolean {
  if (run.phase !== 'ended' || run.endedAt === null) return false;
  const isStopped = run.outcome === 'goal' || run.outcome === 'exited' || run.outcome === 'removed';
  return isStopped && run.endedAt > plannedAt;
}

/** The messages that count once this one was judged: itself where it goes, now or later, and not those that it displaces. */
export function countedAfter(
  facts: Pick<SendFacts, 'counted' | 'channel' | 'topic' | 'priority' | 'purpose' | 'dueAt'>,
  verdict: SendVerdict,
  id: string,
): CountedMessage[] {
  const { counted, channel, topic, priority, purpose, dueAt } = facts;
  if (verdict.verdict === 'skip' || verdict.until === null || purpose === 'service') return [...counted];
  const others = counted.filter((each) => !verdict.displaces.includes(each.id));
  return [...others, { id, channel, topic, priority, at: verdict.until ?? dueAt, isWaiting: true }];
}
