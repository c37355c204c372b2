/** The router loop: takes queued events of every workspace as soon as they are there. */
import { type Database, findBusyPartitions, listWorkspaceIds, withWorkspaceSql } from '@kairos/db';
import { faultPoint, type PlanCache, prepareVersions, routeBatch } from '@kairos/services';
import type { Logger } from 'pino';
import { type Repetition, repeat } from '../bootstrap/repeat';
import type { Wake } from '../bootstrap/temporal';

/** A notification starts a round soon; this is for the ones that got lost. */
const POLL_MS = 1_000;
/** A round costs much the same for one event as for ten, so the first waits this long for others. */
const GATHER_MS = 20;
/** Partitions worked on at once in a flood: one computes while another waits for the database. */
const PARALLEL_PARTITIONS = 2;

export interface RouterParts {
  database: Database;
  plans: PlanCache;
  wake: Wake;
  log: Logger;
}

export function startRouter(parts: RouterParts): Repetition {
  /** Workspaces whose partitions are routed apart: in a flood, and where a batch failed, so that it holds up only its own. */
  const divided = new Set<string>();
  const rounds = repeat('router', POLL_MS, parts.log, async () => {
    for (const workspaceId of await listWorkspaceIds(parts.database)) {
      const apart = divided.has(workspaceId);
      divided.add(workspaceId);
      // Nobody notifies of what was there before: a backlog would be worked off at one batch a second.
      if (await routeWorkspace(parts, workspaceId, apart)) rounds.nudge();
      else divided.delete(workspaceId);
    }
  });
  let gathering: NodeJS.Timeout | undefined;
  return {
    nudge() {
      gathering ??= setTimeout(() => {
        gathering = undefined;
        rounds.nudge();
      }, GATHER_MS);
    },
    stop() {
      clearTimeout(gathering);
      return rounds.stop();
    },
  };
}

/** Resolves with whether more may be queued. */
async function routeWorkspace(parts: RouterParts, workspaceId: string, apart: boolean): Promise<boolean> {
  await prepareVersions(parts.database, parts.plans, workspaceId, (cohortIds) => parts.wake(workspaceId, cohortIds));
  const partitions = await withWorkspaceSql(parts.database, workspaceId, findBusyPartitions);
  if (partitions.length === 0) return false;
  // A few events are one transaction, wherever they lie; a flood is divided, also among workers.
  const batches = apart ? partitions.map((partition) => [partition]) : [partitions];
  let more = false;
  const routeNext = async (): Promise<void> => {
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
      if (await routeOnce(parts, workspaceId, batch)) more = true;
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_PARTITIONS }, routeNext));
  return more;
}

/** One batch per round, so that no partition and no workspace waits for a flood elsewhere. */
async function routeOnce(parts: RouterParts, workspaceId: string, partitions: readonly number[]): Promise<boolean> {
  const { routed, more, cohortsToWake, loops } = await routeBatch(parts.database, parts.plans, workspaceId, partitions);
  if (routed === 0) return false;
  for (const loop of loops) parts.log.warn({ workspaceId, ...loop }, 'a journey would have started itself');
  faultPoint('route-committed');
  await parts.wake(workspaceId, cohortsToWake);
  faultPoint('wakes-sent');
  return more;
}
