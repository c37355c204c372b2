/** A workspace in a database of its own, for the tests of one file. */
import { createTestDatabase } from '../stack';
import { Scenario, type ScenarioSettings } from './scenario';

export interface OpenScenario {
  scenario: Scenario;
  /** Closes the connections and removes the database. */
  stop(): Promise<void>;
}

export async function openScenario(settings: ScenarioSettings): Promise<OpenScenario> {
  const database = await createTestDatabase();
  const scenario = await Scenario.create({ databaseUrl: database.appUrl, ...settings });
  return {
    scenario,
    async stop() {
      await scenario.close();
      await database.drop();
    },
  };
}
