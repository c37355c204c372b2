/** Lets simulated clocks go on where they stood when the product was last running. */
import { type Database, listWorkspaceIds, resumeSimulatedClock, withWorkspaceSql } from '@kairos/db';

/** Call once, before anything else runs: a day in six seconds would otherwise turn a night's rest into decades. */
export async function resumeClocks(database: Database): Promise<void> {
  for (const workspaceId of await listWorkspaceIds(database)) {
    await withWorkspaceSql(database, workspaceId, resumeSimulatedClock);
  }
}
