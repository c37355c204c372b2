/** Wakes cohorts for what could wait: many things that the router did without them are one wake. */
import { claimCohortsToTell, listWorkspaceIds, withWorkspaceSql } from '@kairos/db';
import { faultPoint } from '@kairos/services';
import { type Repetition, repeat } from '../bootstrap/repeat';
import type { RouterParts } from './router';

const TELL_MS = 1_000;

export function startTeller(parts: Omit<RouterParts, 'plans'>): Repetition {
  return repeat('teller', TELL_MS, parts.log, async () => {
    for (const workspaceId of await listWorkspaceIds(parts.database)) {
      const cohortIds = await withWorkspaceSql(parts.database, workspaceId, claimCohortsToTell);
      if (cohortIds.length > 0) faultPoint('wakes-claimed');
      await parts.wake(workspaceId, cohortIds);
    }
  });
}
