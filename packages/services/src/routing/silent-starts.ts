/** How many campaigns an import would have started, and forgetting them. */
import { countSilentStarts, type Database, forgetSilentStarts, withWorkspaceSql } from '@kairos/db';
import { expectJourney } from '../journeys/expect-journey';

/** Throws `journeys/not-found`. */
export async function readSilentStarts(
  database: Database,
  workspaceId: string,
  journeyId: string,
): Promise<{ starts: number; customers: number }> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    await expectJourney(sql, journeyId);
    return countSilentStarts(sql, journeyId);
  });
}

/** Throws `journeys/not-found`. */
export async function dropSilentStarts(database: Database, workspaceId: string, journeyId: string): Promise<void> {
  await withWorkspaceSql(database, workspaceId, async (sql) => {
    await expectJourney(sql, journeyId);
    await forgetSilentStarts(sql, journeyId);
  });
}
