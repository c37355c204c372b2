/** Finds the moment at which a marketing message may leave: outside quiet hours, within the customer's own hours, with room under every cap. */
import type { Channel } from '../contract/acting';
import { isWithin, nextOutside, nextWithin, type Schedule } from '../time/schedule';
import { capOfPace, type OwnPace } from './customer-wishes';
import { fillingAt, isCounted, nextRoom } from './frequency-cap';
import type { CountedMessage, FrequencyCap, SendingRules } from './sending-rules';

export interface MomentFacts {
  channel: Channel;
  topic: string;
  /** When the message was planned, epoch ms; the longest hold counts from here. */
  plannedAt: number;
  /** Milliseconds that it has waited already, which a fast clock of the workspace does not make longer. */
  waited: number;
  /** The customer's zone. */
  timeZone: string;
  rules: SendingRules;
  /** Hours in which this customer wants to hear from us; null for any. */
  ownHours: Schedule | null;
  /** How often this customer wants to hear from us at most; null for as often as the workspace likes. */
  ownPace: OwnPace | null;
  /** Messages of this customer that count, without this one. */
  counted: readonly CountedMessage[];
  /** 0 to 100; the more important of two messages gets the last place. */
  priority: number;
}

export type HoldReason = 'quiet-hours' | 'own-hours' | 'frequency-cap' | 'own-pace';

export type SendMoment =
  /** `displaces` names waiting messages that must give up their place for this one. */
  | { type: 'at'; at: number; heldBy: HoldReason | null; displaces: string[]; takesLastPlace: boolean }
  | { type: 'never'; reason: HoldReason | 'held-too-long' };

const HOUR = 3_600_000;
/** Rules can push a message on in turns; whatever needs more turns than this has no good moment. */
const MOST_TURNS = 100;

/** The earliest moment from `now` on that no rule speaks against. */
export function findSendMoment(facts: MomentFacts, now: number): SendMoment {
  const latest = facts.plannedAt + facts.rules.longestHoldHours * HOUR;
  if (facts.waited > facts.rules.longestHoldHours * HOUR) return never('held-too-long');
  let at = now;
  let heldBy: HoldReason | null = null;
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const obstacle = obstacleAt(facts, at);
    if (!obstacle) return { type: 'at', at, heldBy, ...placeAt(facts, at) };
    if (obstacle.until === null) return never(obstacle.reason);
    if (obstacle.until > latest) return never('held-too-long');
    at = obstacle.until;
    heldBy = obstacle.reason;
  }
  return never('held-too-long');
}

const never = (reason: HoldReason | 'held-too-long'): SendMoment => ({ type: 'never', reason });

/** What stands in the way at a moment, and until when; null means for good. */
interface Obstacle {
  reason: HoldReason;
  until: number | null;
}

function obstacleAt(facts: MomentFacts, at: number): Obstacle | null {
  const { channel, timeZone, rules, ownHours, counted } = facts;
  for (const { channels, schedule, whenQuiet } of rules.quietHours) {
    if (!channels.includes(channel) || !isWithin(timeZone, schedule, at)) continue;
    return { reason: 'quiet-hours', until: whenQuiet === 'skip' ? null : nextOutside(timeZone, schedule, at) };
  }
  if (ownHours && !isWithin(timeZone, ownHours, at))
    return { reason: 'own-hours', until: nextWithin(timeZone, ownHours, at) };
  for (const { cap, reason } of capsOf(facts)) {
    const filling = fillingAt(cap, counted, at, timeZone);
    if (filling.length === 0 || findDisplaceable(filling, facts.priority, at)) continue;
    const room = nextRoom(cap, counted, at, timeZone);
    return { reason, until: room <= facts.plannedAt + cap.waitHours * HOUR ? room : null };
  }
  return null;
}

/** Which places the message takes at a moment that nothing stands in the way of. */
function placeAt(facts: MomentFacts, at: number): { displaces: string[]; takesLastPlace: boolean } {
  const displaces = new Set<string>();
  let takesLastPlace = false;
  for (const { cap } of capsOf(facts)) {
    const filling = fillingAt(cap, facts.counted, at, facts.timeZone);
    const least = findDisplaceable(filling, facts.priority, at);
    if (least) displaces.add(least.id);
    const { channel, topic, priority } = facts;
    const own: CountedMessage = { id: '', channel, topic, at, priority, isWaiting: true };
    if (fillingAt(cap, [...facts.counted, own], at, facts.timeZone).length > 0) takesLastPlace = true;
  }
  return { displaces: [...displaces], takesLastPlace };
}

/** The workspace's caps, and the customer's own pace, which is one more. */
function capsOf(facts: MomentFacts): { cap: FrequencyCap; reason: HoldReason }[] {
  const { rules, ownPace } = facts;
  const caps = rules.caps
    .filter((cap) => isCounted(cap, facts))
    .map((cap) => ({ cap, reason: 'frequency-cap' as const }));
  return ownPace === null ? caps : [...caps, { cap: capOfPace(ownPace), reason: 'own-pace' }];
}

// Only a message whose time has not come before this one's can be displaced: what was due earlier has had its turn.
function findDisplaceable(
  filling: readonly CountedMessage[],
  priority: number,
  at: number,
): CountedMessage | undefined {
  return filling
    .filter((message) => message.isWaiting && message.at >= at && message.priority < priority)
    .sort((a, b) => a.priority - b.priority)[0];
}
