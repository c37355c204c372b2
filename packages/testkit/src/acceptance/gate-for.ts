/** What leaves in the simulator for a customer of whom a test says what they allow and wish. */
import {
  type Channel,
  customerAddress,
  type JsonObject,
  NO_SENDING_RULES,
  type ProviderAct,
  type Schedule,
  type SendingRules,
  type SimulatedOutbox,
  simulatedOutbox,
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
  /** What providers do with what leaves at this moment, epoch ms. */
  provider?: ((leavesAt: number) => readonly ProviderAct[]) | undefined;
}

export function outboxFor({
  attributes,
  allows,
  rules = NO_SENDING_RULES,
  provider = () => [],
  ...told
}: ToldCustomer): SimulatedOutbox {
  return simulatedOutbox({
    ...told,
    rules,
    provider: (_channel, leavesAt) => provider(leavesAt),
    over: (channel) => ({
      consent: allows.includes(channel) ? 'granted' : null,
      suppressions: [],
      address: customerAddress(channel, attributes),
    }),
  });
}

/** The gate alone. */
export const gateFor = (customer: ToldCustomer) => outboxFor(customer).gate();
