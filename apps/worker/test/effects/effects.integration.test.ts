/** What journeys do to customers, on the real way: commit, log, router, and back into other journeys. */
import { NODE_KINDS } from '@kairos/nodes';
import { createTestDatabase, eventually, JourneyDriver, Scenario, type TestDatabase } from '@kairos/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningWorker } from '../../src/worker';
import { runWorker } from '../running-worker';

const everyTime = { reentry: { mode: 'every-time', period: { amount: 1, unit: 'days' } }, threshold: null };

let database: TestDatabase;
let scenario: Scenario;
let worker: RunningWorker;

beforeAll(async () => {
  database = await createTestDatabase();
  scenario = await Scenario.create({ databaseUrl: database.appUrl, kinds: NODE_KINDS });
  worker = await runWorker(scenario.database);
});
afterAll(async () => {
  await worker.stop();
  await scenario.close();
  await database.drop();
});

/** A journey that an event starts, up to the step behind its trigger. */
function startedBy(eventName: string): JourneyDriver {
  return new JourneyDriver(NODE_KINDS)
    .node('sign', 'event-indicator', { eventName })
    .node('start', 'trigger', everyTime)
    .wire(['sign', 'signal', 'start'], ['start', 'next', 'first']);
}

const happens = (userId: string, name: string) => scenario.send([{ userId, name, at: Date.now() }], Date.now());

/** Names of what the customer's log says, oldest first. */
async function logOf(userId: string): Promise<string[]> {
  const rows = await scenario.inWorkspace(
    (sql) => sql<{ name: string }[]>`
      select e.name from customer_event e join customer c on c.id = e.customer_id where c.label = ${userId} order by e.received_at, e.id`,
  );
  return rows.map((row) => row.name);
}

const logHolds = (userId: string, name: string) =>
  eventually(`the log of ${userId} holds ${name}`, async () => (await logOf(userId)).includes(name));

describe('stop marketing', () => {
  const blocksOf = (userId: string) =>
    scenario.inWorkspace(
      (sql) => sql<{ channel: string; reason: string; holds: boolean }[]>`
        select s.channel, s.reason, s.ends_at is null as holds from suppression s join customer c on c.id = s.customer_id
         where c.label = ${userId}`,
    );

  it('blocks the customer until the event that lifts it, and says both in the log', async () => {
    const document = startedBy('silence')
      .node('first', 'stop-marketing', { scope: 'channel', reason: 'No response', liftedBy: 'purchase' })
      .draw();
    await scenario.publish('Leave alone', document);
    await happens('ana', 'purchase');
    await happens('ana', 'silence');
    await logHolds('ana', 'Marketing Stopped');
    expect(await blocksOf('ana')).toEqual([{ channel: 'email', reason: 'No response', holds: true }]);
    await happens('ana', 'purchase');
    await logHolds('ana', 'Marketing Allowed Again');
    expect(await blocksOf('ana')).toEqual([{ channel: 'email', reason: 'No response', holds: false }]);
    expect(await logOf('ana')).toEqual([
      'purchase',
      'silence',
      'Marketing Stopped',
      'purchase',
      'Marketing Allowed Again',
    ]);
  });
});
