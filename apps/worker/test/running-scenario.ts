/** A workspace of its own with a worker that runs, for the tests of one file. */
import { NODE_KINDS } from '@kairos/nodes/runtime';
import { createTestDatabase, Scenario } from '@kairos/testkit';
import { runWorker } from './running-worker';

type ScenarioSettings = Pick<Parameters<typeof Scenario.create>[0], 'clock' | 'runsPerWorkflow'>;

export interface RunningScenario {
  scenario: Scenario;
  /** Stops the worker and removes the database. */
  stop(): Promise<void>;
}

export async function runScenario(settings: ScenarioSettings = {}): Promise<RunningScenario> {
  const database = await createTestDatabase();
  const scenario = await Scenario.create({ databaseUrl: database.appUrl, kinds: NODE_KINDS, ...settings });
  const worker = await runWorker(scenario.database);
  return {
    scenario,
    async stop() {
      await worker.stop();
      await scenario.close();
      await database.drop();
    },
  };
}
