/** Puts together what the gate looks at for one message of one customer. */
import type { Permissions } from '@kairos/db';
import {
  type Channel,
  type CountedMessage,
  type CustomerFacts,
  type CustomerWishes,
  customerAddress,
  NO_WISHES,
  type SendFacts,
  type SendingRules,
} from '@kairos/engine';

/** What is known of a customer. */
export interface CustomerToReach {
  facts: Pick<CustomerFacts, 'attributes' | 'timeZone' | 'removed'>;
  permissions: Pick<Permissions, 'consents' | 'suppressions'> | undefined;
  wishes: CustomerWishes | undefined;
  /** Messages that count against caps, without the one in question. */
  counted: readonly CountedMessage[];
}

/** The message, and how its run and journey stand. */
export type MessageToSend = Pick<
  SendFacts,
  'topic' | 'purpose' | 'priority' | 'plannedAt' | 'dueAt' | 'waited' | 'run' | 'journeyStatus'
> & {
  channel: Channel;
};

export function sendFacts(message: MessageToSend, customer: CustomerToReach, rules: SendingRules): SendFacts {
  const { facts, permissions, wishes = NO_WISHES, counted } = customer;
  return {
    ...message,
    consent: permissions?.consents.find(({ channel }) => channel === message.channel)?.state ?? null,
    suppressions: permissions?.suppressions ?? [],
    wishes: wishes.topics,
    ownHours: wishes.hours,
    ownPace: wishes.pace,
    ownPause: wishes.pausedUntil,
    address: customerAddress(message.channel, facts.attributes),
    timeZone: facts.timeZone,
    removed: facts.removed,
    rules,
    counted,
  };
}
