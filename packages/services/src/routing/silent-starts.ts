/** How many campaigns an import would have started, and forgetting them. */
import { countSilentStarts, type Database, forgetSilentStarts, withWorkspaceSql } from '@kairos/db';

/** None for a journey that does not exist, or is another workspace's. */
export async function readSilentStarts(
  database: Database,
  workspaceId: string,
  journeyId: string,
): Promise<{ starts: number; customers: number }> {
  return withWorkspaceSql(database, workspaceId, (sql) => countSilentStarts(sql, journeyId));
}

export async function dropSilentStarts(database: Database, workspaceId: string, journeyId: string): Promise<void> {
  await withWorkspaceSql(database, workspaceId, (sql) => forgetSilentStarts(sql, journeyId));
}
