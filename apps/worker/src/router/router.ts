/** The router loop: takes queued events of every workspace as soon as they are there. */
import { type Database, findBusyPartitions, listWorkspaceIds, withWorkspaceSql } from '@kairos/db';
import { faultPoint, type PlanCache, prepareVersions, routeBatch } from '@kairos/services';
import type { Logger } from 'pino';
import { type Repetition, repeat } from '../bootstrap/repeat';
import type { Wake } from '../bootstrap/temporal';

/** A notification starts a round at once; this is for the ones that got lost. */
const POLL_MS = 1_000;
/** Partitions worked on at once: one computes while another waits for the database. */
const PARALLEL_PARTITIONS = 2;

export interface RouterParts {
  database: Database;
  plans: PlanCache;
  wake: Wake;
  log: Logger;
}

export function startRouter(parts: RouterParts): Repetition {
  const rounds = repeat('router', POLL_MS, parts.log, async () => {
    for (const workspaceId of await listWorkspaceIds(parts.database)) {
      // Nobody notifies of what was there before: a backlog would be worked off at one batch a second.
      if (await routeWorkspace(parts, workspaceId)) rounds.nudge();
    }
  });
  return rounds;
}

/** Resolves with whether more may be queued. */
async function routeWorkspace(parts: RouterParts, workspaceId: string): Promise<boolean> {
  await prepareVersions(parts.database, parts.plans, workspaceId, (cohortIds) => parts.wake(workspaceId, cohortIds));
  const partitions = await withWorkspaceSql(parts.database, workspaceId, findBusyPartitions);
  let more = false;
  const routeNext = async (): Promise<void> => {
    for (let partition = partitions.shift(); partition !== undefined; partition = partitions.shift()) {
      if (await routePartitionOnce(parts, workspaceId, partition)) more = true;
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_PARTITIONS }, routeNext));
  return more;
}

/** One batch of each busy partition per round, so that no partition and no workspace waits for a flood elsewhere. */
async function routePartitionOnce(parts: RouterParts, workspaceId: string, partition: number): Promise<boolean> {
  const { routed, more, cohortsToWake, loops } = await routeBatch(parts.database, parts.plans, workspaceId, partition);
  if (routed === 0) return false;
  for (const loop of loops) parts.log.warn({ workspaceId, ...loop }, 'a journey would have started itself');
  faultPoint('route-committed');
  await parts.wake(workspaceId, cohortsToWake);
  faultPoint('wakes-sent');
  return more;
}
