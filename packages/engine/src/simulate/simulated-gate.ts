/** The gate for one customer in the simulator: the one that decides for real customers, with what it let through counted against caps. */
import { type Channel, USUAL_PRIORITY } from '../contract/acting';
import { countedAfter, decideSend, type SendFacts } from '../policy/send-gate';
import type { CountedMessage } from '../policy/sending-rules';
import type { AdvanceContext } from '../run/advance';

/** What is known of the customer, and of how they can be reached; whoever is not known to wish anything wishes nothing. */
export interface SimulatedCustomer extends Pick<SendFacts, 'timeZone' | 'rules'> {
  wishes?: SendFacts['wishes'];
  ownHours?: SendFacts['ownHours'];
  over(channel: Channel): Pick<SendFacts, 'consent' | 'suppressions' | 'address'>;
}

/** Make a new one for every life that is simulated: it remembers what it let through. */
export function simulatedGate(customer: SimulatedCustomer): AdvanceContext['gate'] {
  const { timeZone, rules, wishes = [], ownHours = null } = customer;
  let counted: CountedMessage[] = [];
  return ({ channel, topic, at, purpose = 'marketing', priority = USUAL_PRIORITY, nodeId, visit }) => {
    const facts: SendFacts = {
      ...{ channel, topic, purpose, priority, timeZone, rules, counted },
      ...{ plannedAt: at, dueAt: at, waited: 0 },
      ...{ wishes, ownHours, ownPace: null, ownPause: null },
      run: { phase: 'acting', outcome: null, endedAt: null },
      journeyStatus: 'live',
      ...customer.over(channel),
    };
    const verdict = decideSend(facts, at);
    counted = countedAfter(facts, verdict, `${nodeId}/${visit}/${channel}/${at}`);
    return verdict.verdict === 'hold' && verdict.until === null ? { verdict: 'send' } : verdict;
  };
}
