/** A workspace of its own, with a worker that runs or without, for the tests of one file. */
import { NODE_KINDS } from '@kairos/nodes/runtime';
import { type OpenScenario, openScenario as openScenarioOf, type Scenario, testStack } from '@kairos/testkit';
import { type HistoryEvent, readHistories } from '@kairos/testkit/temporal';
import { cohortWorkflowId } from '../src/workflows/contract';
import { runWorker } from './running-worker';

type Settings = Omit<Parameters<typeof openScenarioOf>[0], 'kinds'>;

/** For tests that start and stop workers themselves. */
export const openScenario = (settings: Settings = {}): Promise<OpenScenario> =>
  openScenarioOf({ kinds: NODE_KINDS, ...settings });

/** With a worker, which is stopped first. */
export async function runScenario(settings: Settings = {}): Promise<OpenScenario> {
  const { scenario, stop } = await openScenario(settings);
  const worker = await runWorker(scenario.database);
  return {
    scenario,
    async stop() {
      await worker.stop();
      await stop();
    },
  };
}

/** What the Temporal server wrote down about all cohorts of the workspace. */
export async function readCohortHistories(scenario: Scenario): Promise<HistoryEvent[][]> {
  const cohorts = await scenario.inWorkspace((sql) => sql<{ id: string }[]>`select id from cohort`);
  const { temporalAddress: address, temporalNamespace: namespace } = testStack();
  return readHistories(
    { address, namespace },
    cohorts.map(({ id }) => cohortWorkflowId(id)),
  );
}
