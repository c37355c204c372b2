/** The gate for a customer in the simulator: the engine's own, with the count of what it has let through. */
import {
  type AdvanceContext,
  type Channel,
  type CountedMessage,
  countedAfter,
  customerAddress,
  decideSend,
  type JsonObject,
  NO_SENDING_RULES,
  type Schedule,
  type SendFacts,
  type SendingRules,
  type TopicWish,
  USUAL_PRIORITY,
} from '@kairos/engine';

export interface SimulatedCustomer {
  attributes: JsonObject;
  timeZone: string;
  /** Channels that the customer allows. */
  allows: readonly Channel[];
  wishes?: TopicWish[];
  ownHours?: Schedule;
  /** The workspace's. */
  rules?: SendingRules;
}

export function simulatedGate(customer: SimulatedCustomer): AdvanceContext['gate'] {
  const { attributes, timeZone, allows, wishes = [], ownHours = null, rules = NO_SENDING_RULES } = customer;
  let counted: CountedMessage[] = [];
  return ({ channel, topic, at, purpose = 'marketing', priority = USUAL_PRIORITY, nodeId, visit }) => {
    const facts: SendFacts = {
      ...{
        channel,
        topic,
        purpose,
        priority,
        wishes,
        ownHours,
        ownPace: null,
        ownPause: null,
        rules,
        timeZone,
        counted,
      },
      ...{ plannedAt: at, dueAt: at, waited: 0 },
      run: { phase: 'acting', outcome: null, endedAt: null },
      journeyStatus: 'live',
      consent: allows.includes(channel) ? 'granted' : null,
      suppressions: [],
      address: customerAddress(channel, attributes),
    };
    const verdict = decideSend(facts, at);
    counted = countedAfter(facts, verdict, `${nodeId}/${visit}/${channel}/${at}`);
    switch (verdict.verdict) {
      case 'skip':
        return verdict;
      case 'hold':
        return verdict.until === null ? { verdict: 'send' } : { ...verdict, until: verdict.until };
      case 'send':
        return { verdict: 'send' };
    }
  };
}
