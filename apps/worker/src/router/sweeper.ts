/** Wakes cohorts again whose wake got lost, and all of a workspace whose clock was changed. */
import { findForgottenCohorts, findOpenCohorts, listWorkspaceIds, withWorkspaceSql } from '@kairos/db';
import { faultPoint } from '@kairos/services';
import { type Repetition, repeat } from '../bootstrap/repeat';
import type { RouterParts } from './router';

const SWEEP_MS = 5_000;
/** A wake is answered in well under a second; after this it is taken for lost. */
const FORGOTTEN_AFTER_SECONDS = 10;

export function startSweeper(parts: Omit<RouterParts, 'plans'>): Repetition {
  return repeat('sweeper', SWEEP_MS, parts.log, async () => {
    for (const workspaceId of await listWorkspaceIds(parts.database)) {
      const forgotten = await withWorkspaceSql(parts.database, workspaceId, (sql) =>
        findForgottenCohorts(sql, FORGOTTEN_AFTER_SECONDS),
      );
      if (forgotten.length > 0) faultPoint('forgotten-found');
      await parts.wake(workspaceId, forgotten);
    }
  });
}

/** Whoever changed a journey left something in inboxes and cannot wake anybody itself. */
export async function wakeWaiting(parts: Omit<RouterParts, 'plans'>, workspaceId: string): Promise<void> {
  await parts.wake(
    workspaceId,
    await withWorkspaceSql(parts.database, workspaceId, (sql) => findForgottenCohorts(sql, 0)),
  );
}

/** Their timers were set by the old clock. */
export async function wakeAll(parts: Omit<RouterParts, 'plans'>, workspaceId: string): Promise<void> {
  await parts.wake(workspaceId, await withWorkspaceSql(parts.database, workspaceId, findOpenCohorts));
}
