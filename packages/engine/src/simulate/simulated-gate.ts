/** What leaves for one customer in the simulator: the gate that decides for real customers, who takes whose place, and what providers make of it. */
import { type Channel, USUAL_PRIORITY } from '../contract/acting';
import { countedAfter, decideSend, type SendFacts } from '../policy/send-gate';
import type { CountedMessage } from '../policy/sending-rules';
import type { AdvanceContext, GateVerdict } from '../run/advance';
import type { PlannedMessage } from '../run/journal';
import { type HandedOver, handOver, type ProviderAct } from './hand-over';

/** What is known of the customer, and of how they can be reached; whoever is not known to wish anything wishes nothing. */
export interface SimulatedCustomer extends Pick<SendFacts, 'timeZone' | 'rules'> {
  wishes?: SendFacts['wishes'];
  ownHours?: SendFacts['ownHours'];
  over(channel: Channel): Pick<SendFacts, 'consent' | 'suppressions' | 'address'>;
  /** What the provider of a channel does with what leaves at a moment, attempt by attempt; it takes everything where it is left out. */
  provider?(channel: Channel, leavesAt: number): readonly ProviderAct[];
}

/** A message that the gate let go, now or later. */
export interface PostedMessage {
  message: PlannedMessage;
  /** By which name its journey asked. */
  journey: string;
  /** Epoch ms. */
  leavesAt: number;
  /** A more important message took its place before it left. */
  isOutranked: boolean;
  /** What became of it if it left. */
  handedOver: HandedOver;
}

export interface SimulatedOutbox {
  gate(journey?: string): AdvanceContext['gate'];
  /** In the order in which they were asked for. */
  posted: readonly PostedMessage[];
}

/** E-mail cannot be asked for again under its key. */
const honoursKeys = (channel: Channel) => channel !== 'email';

/** Make a new one for every life that is simulated: it remembers what it let through. */
export function simulatedOutbox(customer: SimulatedCustomer): SimulatedOutbox {
  const { timeZone, rules, wishes = [], ownHours = null, over, provider = () => [] } = customer;
  const posted: PostedMessage[] = [];
  let counted: CountedMessage[] = [];
  const gate =
    (journey: string): AdvanceContext['gate'] =>
    (message): GateVerdict => {
      const { channel, topic, at, purpose = 'marketing', priority = USUAL_PRIORITY } = message;
      counted = counted.filter(({ id }) => !wasRefusedBefore(posted[Number(id)], at));
      const facts: SendFacts = {
        ...{ channel, topic, purpose, priority, timeZone, rules, counted },
        ...{ plannedAt: at, dueAt: at, waited: 0 },
        ...{ wishes, ownHours, ownPace: null, ownPause: null },
        run: { phase: 'acting', outcome: null, endedAt: null },
        journeyStatus: 'live',
        ...over(channel),
      };
      const verdict = decideSend(facts, at);
      if (verdict.verdict === 'skip') return verdict;
      counted = countedAfter(facts, verdict, String(posted.length));
      const leavesAt = verdict.until ?? at;
      const handedOver = handOver({ purpose, honoursKeys: honoursKeys(channel) }, provider(channel, leavesAt));
      posted.push({ message, journey, leavesAt, isOutranked: false, handedOver });
      if (verdict.until === null) return { verdict: 'send' };
      for (const id of verdict.displaces) Object.assign(posted[Number(id)] ?? {}, { isOutranked: true });
      return verdict;
    };
  return { gate: (journey = '') => gate(journey), posted };
}

/** The gate alone, for who does not ask what became of it. */
export function simulatedGate(customer: SimulatedCustomer): AdvanceContext['gate'] {
  return simulatedOutbox(customer).gate();
}

/** A message that its provider did not take gives its place back. */
function wasRefusedBefore(posted: PostedMessage | undefined, at: number): boolean {
  return posted !== undefined && posted.leavesAt < at && posted.handedOver.status.state === 'rejected';
}
