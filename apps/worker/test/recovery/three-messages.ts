/** Customers for the journey of three messages, and what the checker may expect of them. */
import type { Expectation, Scenario } from '@kairos/testkit';

/** What the checker may expect of everybody who entered; servers may have been down, so no timer is called late. */
export function expectationOf(journeyId: string, entered: readonly string[]): Expectation {
  return {
    ...{ journeyId, entered, latest: 120_000, grace: 5_000 },
    order: [['letter'], ['text-a', 'text-b'], ['note']],
    split: { nodeId: 'test', shares: { a: 0.5, b: 0.5 } },
  };
}

/** Customers who can be reached over every channel and said yes to all; their first events are still to be routed. */
export async function addCustomers(scenario: Scenario, userIds: readonly string[]): Promise<void> {
  const at = Date.now();
  await scenario.send(
    userIds.map((userId, number) => ({
      ...{ userId, kind: 'identify' as const, name: 'identify', at, messageId: `identify/${userId}` },
      properties: {
        email: `${userId}@customers.test`,
        phone: `+316${10_000_000 + number}`,
        push_token: `token-${userId}`,
      },
    })),
    at,
  );
  for (const userId of userIds) await scenario.allow(userId, ['email', 'sms', 'push']);
}
