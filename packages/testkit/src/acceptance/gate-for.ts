/** The simulator's gate for a customer of whom a test says what they allow and wish. */
import {
  type AdvanceContext,
  type Channel,
  customerAddress,
  type JsonObject,
  NO_SENDING_RULES,
  type Schedule,
  type SendingRules,
  simulatedGate,
  type TopicWish,
} from '@kairos/engine';

export interface ToldCustomer {
  attributes: JsonObject;
  timeZone: string;
  /** Channels that the customer allows. */
  allows: readonly Channel[];
  wishes?: TopicWish[] | undefined;
  ownHours?: Schedule | undefined;
  /** The workspace's. */
  rules?: SendingRules | undefined;
}

export function gateFor({
  attributes,
  allows,
  rules = NO_SENDING_RULES,
  ...told
}: ToldCustomer): AdvanceContext['gate'] {
  return simulatedGate({
    ...told,
    rules,
    over: (channel) => ({
      consent: allows.includes(channel) ? 'granted' : null,
      suppressions: [],
      address: customerAddress(channel, attributes),
    }),
  });
}
