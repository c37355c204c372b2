/** A new build of the worker beside the one before, on one task queue: cohorts go to and fro between them, and on when the old one is gone. */
import { NODE_KINDS } from '@kairos/nodes';
import {
  createTestDatabase,
  duration,
  eventually,
  JourneyDriver,
  Scenario,
  type TestDatabase,
  testStack,
} from '@kairos/testkit';
import { readHistories } from '@kairos/testkit/temporal';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { cohortWorkflowId } from '../src/workflows/contract';
import { runWorker } from './running-worker';

const CUSTOMERS = 48;
const PATIENCE = { timeoutMs: 90_000 };

/** What a release changes without a `patched()`: how much is done at once, not in which order. */
const nextBuild = (code: string): string => {
  const changed = code.replace(/const DUE_LIMIT = \d+/, 'const DUE_LIMIT = 5');
  if (changed === code) throw new Error('The workflow has no such limit any more.');
  return changed;
};

const document = new JourneyDriver(NODE_KINDS)
  .node('signed-up', 'event-indicator', { eventName: 'sign_up' })
  .node('start', 'trigger', { threshold: null, needs: 'all', reentry: { mode: 'once', period: duration('1 day') } })
  .node('first', 'wait', { duration: duration('4 seconds') })
  .node('second', 'wait', { duration: duration('4 seconds') })
  .wire(['signed-up', 'signal', 'start'], ['start', 'next', 'first'], ['first', 'next', 'second']);

let database: TestDatabase;
let scenario: Scenario;
beforeEach(async () => {
  database = await createTestDatabase();
  scenario = await Scenario.create({ databaseUrl: database.appUrl, kinds: NODE_KINDS, runsPerWorkflow: 4 });
});
afterEach(async () => {
  await scenario.close();
  await database.drop();
});

it('two builds share the cohorts of one queue, and no decision of either is refused', {
  timeout: 300_000,
}, async () => {
  const before = await runWorker(scenario.database);
  const after = await runWorker(scenario.database, nextBuild);
  await scenario.publish('Welcome', document.draw());
  const at = Date.now();
  const userIds = Array.from({ length: CUSTOMERS }, (_, number) => `customer-${number}`);
  await scenario.send(
    userIds.map((userId) => ({ userId, name: 'sign_up', at })),
    at,
  );
  await eventually('all have come to the second wait', async () => (await passed('first')) === CUSTOMERS, PATIENCE);
  await before.stop();
  await eventually('all have come to the end', async () => (await passed('second')) === CUSTOMERS, PATIENCE);
  const histories = await lookBack();
  await after.stop();
  expect(histories.length).toBeGreaterThanOrEqual(CUSTOMERS / 4);
  expect(histories.flat().filter((event) => event.workflowTaskFailedEventAttributes)).toEqual([]);
  const builds = histories
    .flat()
    .flatMap(
      ({ workflowTaskCompletedEventAttributes: done }) => done?.workerVersion?.buildId ?? done?.binaryChecksum ?? [],
    );
  expect(new Set(builds).size).toBe(2);
});

async function passed(nodeId: string): Promise<number> {
  const [row] = await scenario.inWorkspace(
    (sql) => sql<{ count: number }[]>`
      select count(*)::int as count from journal where line ->> 'type' = 'left' and line ->> 'nodeId' = ${nodeId}`,
  );
  return row?.count ?? 0;
}

async function lookBack() {
  const cohorts = await scenario.inWorkspace((sql) => sql<{ id: string }[]>`select id from cohort`);
  const { temporalAddress: address, temporalNamespace: namespace } = testStack();
  return readHistories(
    { address, namespace },
    cohorts.map(({ id }) => cohortWorkflowId(id)),
  );
}
