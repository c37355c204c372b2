/** Starts cohorts again whose workflow is gone: a Temporal server that lost its store, or an operator who ended it. */
import { findQuietCohorts, listWorkspaceIds, withWorkspaceSql } from '@kairos/db';
import { type Repetition, repeat } from '../bootstrap/repeat';
import type { FindGone } from '../bootstrap/temporal';
import type { RouterParts } from './router';

/** The first round is at the start; the others are for a store that is lost while we run. */
const RECONCILE_MS = 5 * 60_000;

/** A cohort that is started again is told of all its open runs, whose timers may be due by then. */
export function startReconciler(parts: Omit<RouterParts, 'plans'>, findGone: FindGone): Repetition {
  return repeat('reconciler', RECONCILE_MS, parts.log, async () => {
    for (const workspaceId of await listWorkspaceIds(parts.database)) {
      const quiet = await withWorkspaceSql(parts.database, workspaceId, findQuietCohorts);
      const gone = await findGone(quiet);
      if (gone.length === 0) continue;
      parts.log.warn({ workspaceId, cohorts: gone.length }, 'workflows were gone, their cohorts are started again');
      await parts.wake(workspaceId, gone);
    }
  });
}
