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
import { Client, Connection } from '@temporalio/client';
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
      const causes = await failedTasks(cohortIds);
      expect(causes.runs).toBeGreaterThan(cohortIds.length);
      expect(causes.voided).toBe(0);
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
async function failedTasks(cohortIds: string[]): Promise<{ runs: number; voided: number }> {
  const { temporalAddress, temporalNamespace } = testStack();
  const connection = await Connection.connect({ address: temporalAddress });
  const client = new Client({ connection, namespace: temporalNamespace });
  let runs = 0;
  let voided = 0;
  for (const cohortId of cohortIds) {
    const query = `WorkflowId = '${cohortWorkflowId(cohortId)}'`;
    for await (const { workflowId, runId } of client.workflow.list({ query })) {
      runs += 1;
      const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
      voided += (events ?? []).filter((event) => event.workflowTaskFailedEventAttributes).length;
    }
  }
  await connection.close();
  return { runs, voided };
}
