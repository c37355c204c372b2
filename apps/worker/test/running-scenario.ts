/** A workspace of its own, with a worker that runs or without, for the tests of one file. */
import { NODE_KINDS } from '@kairos/nodes/runtime';
import { createTestDatabase, Scenario, testStack } from '@kairos/testkit';
import { type HistoryEvent, readHistories } from '@kairos/testkit/temporal';
import { cohortWorkflowId } from '../src/workflows/contract';
import { runWorker } from './running-worker';

type ScenarioSettings = Pick<Parameters<typeof Scenario.create>[0], 'clock' | 'runsPerWorkflow'>;

export interface RunningScenario {
  scenario: Scenario;
  /** Stops the worker, if it came with one, and removes the database. */
  stop(): Promise<void>;
}

/** For tests that start and stop workers themselves. */
export async function openScenario(settings: ScenarioSettings = {}): Promise<RunningScenario> {
  const database = await createTestDatabase();
  const scenario = await Scenario.create({ databaseUrl: database.appUrl, kinds: NODE_KINDS, ...settings });
  return {
    scenario,
    async stop() {
      await scenario.close();
      await database.drop();
    },
  };
}

export async function runScenario(settings: ScenarioSettings = {}): Promise<RunningScenario> {
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
