/** A Temporal server that lost its store knows nothing of cohorts that wait for a timer: the worker starts them again. */
import { NODE_KINDS } from '@kairos/nodes';
import { duration, eventually, JourneyDriver, type Scenario, testStack } from '@kairos/testkit';
import { Client, Connection } from '@temporalio/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cohortWorkflowId } from '../../src/workflows/contract';
import { openScenario } from '../running-scenario';
import { runWorker } from '../running-worker';

/** An hour of the workspace passes in 20 seconds. */
const SPEED = 180;
const PATIENCE = { timeoutMs: 60_000 };
const CUSTOMERS = ['ana', 'bo', 'cy'];

const document = new JourneyDriver(NODE_KINDS)
  .startedBy('sign_up', 'once')
  .node('pause', 'wait', { duration: duration('1 hour') })
  .wire(['start', 'next', 'pause']);

let scenario: Scenario;
let stop: () => Promise<void>;
beforeEach(async () => {
  ({ scenario, stop } = await openScenario({ clock: { startsAt: Date.now(), speed: SPEED } }));
});
afterEach(() => stop());

describe('cohorts whose workflow the server has lost', () => {
  it('are found by the next worker, and their customers go on when their time comes', {
    timeout: 240_000,
  }, async () => {
    const first = await runWorker(scenario.database);
    await scenario.publish('Welcome', document.draw());
    const at = Date.now();
    await scenario.send(
      CUSTOMERS.map((userId) => ({ userId, name: 'sign_up', at })),
      at,
    );
    await eventually(
      'all wait',
      async () => (await readRuns()).filter(({ nodeId }) => nodeId === 'pause').length === 3,
    );
    await eventually('their workflows know of them', everybodyIsTold);
    await first.stop();
    await forgetWorkflows();

    const second = await runWorker(scenario.database);
    await eventually(
      'all have gone on',
      async () => (await readRuns()).every(({ phase }) => phase === 'ended'),
      PATIENCE,
    );
    await second.stop();
    expect(await readRuns()).toEqual(CUSTOMERS.map(() => ({ phase: 'ended', outcome: 'completed', nodeId: null })));
    const left = await scenario.inWorkspace(
      (sql) => sql<{ times: number }[]>`
        select count(*)::int as times from journal j cross join journal_lines(j.lines, j.at, j.event_id) as line
         where line.type = 'left' and line.node_id = 'pause'`,
    );
    expect(left).toEqual([{ times: CUSTOMERS.length }]);
  });
});

const readRuns = () =>
  scenario.inWorkspace(
    (sql) => sql<{ phase: string; outcome: string | null; nodeId: string | null }[]>`
      select phase, outcome, node_id as "nodeId" from run`,
  );

async function everybodyIsTold(): Promise<boolean> {
  const untold = await scenario.inWorkspace(
    (sql) => sql`select 1 from cohort where wake_outstanding or tell_by is not null`,
  );
  return untold.length === 0;
}

async function forgetWorkflows(): Promise<void> {
  const { temporalAddress: address, temporalNamespace: namespace } = testStack();
  const cohorts = await scenario.inWorkspace((sql) => sql<{ id: string }[]>`select id from cohort`);
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, namespace });
  for (const { id } of cohorts) {
    const workflowId = cohortWorkflowId(id);
    await client.workflow.getHandle(workflowId).terminate();
    await client.workflowService.deleteWorkflowExecution({ namespace, workflowExecution: { workflowId } });
    await eventually(
      'the server knows nothing of it',
      () =>
        client.workflow
          .getHandle(workflowId)
          .describe()
          .then(
            () => false,
            () => true,
          ),
      PATIENCE,
    );
  }
  await connection.close();
}
