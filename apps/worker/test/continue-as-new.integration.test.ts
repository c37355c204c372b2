/** A cohort that is woken again and again outgrows its history: it continues as new without standing still. */
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
import { type Actions, countActions, readHistories } from '@kairos/testkit/temporal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cohortWorkflowId } from '../src/workflows/contract';
import { runWorker } from './running-worker';

const CUSTOMERS = 600;

/** Each sign-up is a campaign of one step that waits for a month. */
const document = new JourneyDriver(NODE_KINDS)
  .node('signed-up', 'event-indicator', { eventName: 'sign_up' })
  .node('start', 'trigger', {
    threshold: null,
    needs: 'all',
    reentry: { mode: 'every-time', period: duration('1 day') },
  })
  .node('pause', 'wait', { duration: duration('30 days') })
  .wire(['signed-up', 'signal', 'start'], ['start', 'next', 'pause']);

describe('a cohort under a steady stream', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('continues as new, loses no run, and has no decision voided by a wake', { timeout: 120_000 }, async () => {
    const scenario = await Scenario.create({ databaseUrl: database.appUrl, kinds: NODE_KINDS });
    const worker = await runWorker(scenario.database);
    try {
      await scenario.publish('Welcome', document.draw());
      for (let number = 0; number < CUSTOMERS; number += 1) {
        const at = Date.now();
        await scenario.send([{ userId: `${number}`, name: 'sign_up', at, properties: {}, messageId: `${number}` }], at);
      }
      await eventually('every customer waits', async () => (await readCohorts(scenario)).waiting === CUSTOMERS);
      const { cohortIds } = await readCohorts(scenario);
      const { runs, voided, actions } = await lookBack(cohortIds);
      expect(runs).toBeGreaterThan(cohortIds.length);
      expect(voided).toBe(0);
      expect(actions.starts).toBe(runs);
      expect(actions.localActivities).toBeGreaterThanOrEqual(actions.signals);
    } finally {
      await worker.stop();
      await scenario.close();
    }
  });
});

async function readCohorts(scenario: Scenario): Promise<{ cohortIds: string[]; waiting: number }> {
  return scenario.inWorkspace(async (sql) => {
    const cohorts = await sql<{ id: string }[]>`select id from cohort`;
    const [row] = await sql<{ waiting: number }[]>`select count(*)::int as waiting from run where node_id = 'pause'`;
    return { cohortIds: cohorts.map(({ id }) => id), waiting: row?.waiting ?? 0 };
  });
}

/** Looks through the histories of all workflow runs of these cohorts. */
async function lookBack(cohortIds: string[]): Promise<{ runs: number; voided: number; actions: Actions }> {
  const { temporalAddress: address, temporalNamespace: namespace } = testStack();
  const histories = await readHistories({ address, namespace }, cohortIds.map(cohortWorkflowId));
  const voided = histories.flat().filter((event) => event.workflowTaskFailedEventAttributes).length;
  return { runs: histories.length, voided, actions: countActions(histories) };
}
