/** Folds the counts that steps appended into totals, so that reading them stays cheap. */
import { type Database, foldFlow, listWorkspaceIds, noteClockSeen, withWorkspaceSql } from '@kairos/db';
import { faultPoint } from '@kairos/services';
import type { Logger } from 'pino';
import { type Repetition, repeat } from '../bootstrap/repeat';

const FOLD_MS = 1_000;
const FOLD_LIMIT = 20_000;

export function startProjector(database: Database, log: Logger): Repetition {
  return repeat('projector', FOLD_MS, log, async () => {
    for (const workspaceId of await listWorkspaceIds(database)) {
      await withWorkspaceSql(database, workspaceId, async (sql) => {
        await noteClockSeen(sql);
        const folded = await foldFlow(sql, workspaceId, FOLD_LIMIT);
        if (folded > 0) faultPoint('counts-folded');
      });
    }
  });
}
