/** One place left under a cap, and two journeys that want it at the same moment, each in a workflow of its own. */
import { NODE_KINDS } from '@kairos/nodes/runtime';
import { beginDeliveries, claimDeliveries, type DeliveryOutcome, settleDeliveries } from '@kairos/services';
import { createTestDatabase, eventually, JourneyDriver, Scenario, type TestDatabase } from '@kairos/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runWorker } from '../running-worker';
import { deliveringParts, QUICK } from './delivery-rig';

const CUSTOMERS = Array.from({ length: 300 }, (_, number) => `c${number}`);
const LEASE = 60_000;

const letter = (priority: number) =>
  new JourneyDriver(NODE_KINDS)
    .startedBy('sign_up')
    .node('letter', 'email', { subject: 'Hello', body: 'Dear reader', topic: 'offers', priority })
    .wire(['start', 'next', 'letter'])
    .draw();

const ONE_A_DAY = { channels: ['email' as const], most: 1, withinHours: 24, waitHours: 0 };

describe('the last place under a cap', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('always goes to the more important message, and comes back when the provider rejects it', {
    timeout: 300_000,
  }, async () => {
    const scenario = await Scenario.create({ databaseUrl: database.appUrl, kinds: NODE_KINDS });
    await scenario.setRules({ caps: [ONE_A_DAY] });
    await scenario.publish('Less important', letter(20));
    await scenario.publish('More important', letter(80));
    const traits = CUSTOMERS.map((userId) => ({ userId, properties: { email: `${userId}@customers.test` } }));
    const at = Date.now();
    await scenario.send(
      traits.map((each) => ({ ...each, kind: 'identify', name: 'identify', at })),
      at,
    );
    for (const userId of CUSTOMERS) await scenario.allow(userId, ['email']);
    const worker = await runWorker(scenario.database);
    try {
      await signUp(scenario, 1);
      expect(await fates(scenario)).toEqual({ '80 planned': CUSTOMERS.length, '20 skipped': CUSTOMERS.length });
      expect(await leastWait(scenario)).toBeGreaterThanOrEqual(1_000);
      await rejectAll(scenario);
      await signUp(scenario, 2);
      expect(await fates(scenario)).toEqual({
        '80 planned': CUSTOMERS.length,
        '80 rejected': CUSTOMERS.length,
        '20 skipped': 2 * CUSTOMERS.length,
      });
    } finally {
      await worker.stop();
      await scenario.close();
    }
  });
});

async function signUp(scenario: Scenario, times: number): Promise<void> {
  const at = Date.now();
  await scenario.send(
    CUSTOMERS.map((userId) => ({ userId, name: 'sign_up', at })),
    at,
  );
  const wanted = times * 2 * CUSTOMERS.length;
  await eventually(
    'both journeys have come to their letters',
    async () => Object.values(await fates(scenario)).reduce((sum, count) => sum + count, 0) === wanted,
    { timeoutMs: 120_000 },
  );
}

/** Messages by priority and state: "80 planned". */
async function fates(scenario: Scenario): Promise<Record<string, number>> {
  const rows = await scenario.inWorkspace(
    (sql) => sql<{ fate: string; count: number }[]>`
      select priority || ' ' || state as fate, count(*)::int as count from message group by 1`,
  );
  return Object.fromEntries(rows.map(({ fate, count }) => [fate, count]));
}

/** Real milliseconds for which a message stayed here, so that a more important one could come. */
async function leastWait(scenario: Scenario): Promise<number> {
  const [row] = await scenario.inWorkspace(
    (sql) => sql<{ wait: number }[]>`
      select min(extract(epoch from not_before - created_real_at) * 1000)::float8 as wait from message where state = 'planned'`,
  );
  return row?.wait ?? 0;
}

async function rejectAll(scenario: Scenario): Promise<void> {
  const { database, workspaceId } = scenario;
  const parts = deliveringParts(database, QUICK);
  let rejected = 0;
  await eventually('every message was rejected', async () => {
    const wanted = { channel: 'email' as const, limit: CUSTOMERS.length, leaseMilliseconds: LEASE };
    const claimed = await claimDeliveries(parts, workspaceId, wanted);
    const begun = await beginDeliveries(parts, workspaceId, claimed, LEASE);
    const outcomes = begun.map(
      ({ delivery }): DeliveryOutcome => ({
        ...{ message: delivery.claim, channel: 'email', from: 'transmitting', honoursKeys: false },
        result: { type: 'rejected', code: '550', reason: 'address-refused', fault: 'customer-data' },
      }),
    );
    rejected += (await settleDeliveries(parts, workspaceId, outcomes)).filter(Boolean).length;
    return rejected === CUSTOMERS.length;
  });
}
