/** Puts new runs into cohorts: those with room first, then new ones; and tells their workflows. */
import {
  deliverToInboxes,
  type InboxItem,
  insertCohorts,
  insertRuns,
  type MovedRun,
  type NewRun,
  reserveSlots,
  type TransactionSql,
} from '@kairos/db';
import { v7 as uuid } from 'uuid';
import { groupBy } from '../routing/group-by';

export type RunToPlace = Omit<NewRun, 'cohortId' | 'slot'> & {
  /** What its workflow is told of it; one that was stepped before it was placed has only `canWait`. */
  item: Omit<InboxItem, 'cohortId' | 'runId'> | Pick<MovedRun, 'canWait'>;
};

/** Cohorts without an outstanding wake. They must be woken after the transaction. */
export type CohortsToWake = string[];

/** Call after every delivery to existing runs: cohorts are locked in id order there, and only free ones are taken here. */
export async function placeRuns(
  sql: TransactionSql,
  workspaceId: string,
  runs: readonly RunToPlace[],
  runsPerWorkflow: number,
): Promise<CohortsToWake> {
  if (runs.length === 0) return [];
  const placed: (NewRun & { item: RunToPlace['item'] })[] = [];
  for (const [journeyId, ofJourney] of groupBy(runs, (run) => run.journeyId)) {
    const slots = await findSlots(sql, workspaceId, { journeyId, wanted: ofJourney.length, runsPerWorkflow });
    ofJourney.forEach((run, index) => {
      const slot = slots[index];
      if (!slot) throw new Error('Fewer slots than runs.');
      placed.push({ ...run, ...slot });
    });
  }
  await insertRuns(sql, workspaceId, placed);
  const items = placed.flatMap(({ id: runId, cohortId, item }) => ('kind' in item ? { cohortId, runId, ...item } : []));
  const moved = placed.flatMap(({ cohortId, slot, item }) =>
    'kind' in item ? [] : { cohortId, slot, canWait: item.canWait },
  );
  return deliverToInboxes(sql, workspaceId, items, moved);
}

interface SlotRequest {
  journeyId: string;
  wanted: number;
  runsPerWorkflow: number;
}

async function findSlots(
  sql: TransactionSql,
  workspaceId: string,
  request: SlotRequest,
): Promise<{ cohortId: string; slot: number }[]> {
  const slots: { cohortId: string; slot: number }[] = [];
  const take = (cohortId: string, firstSlot: number, count: number) => {
    for (let n = 0; n < count; n += 1) slots.push({ cohortId, slot: firstSlot + n });
  };
  if (request.runsPerWorkflow > 1) {
    const room = await reserveSlots(sql, request.journeyId, request.wanted, request.runsPerWorkflow);
    if (room) take(room.cohortId, room.firstSlot, room.count);
  }
  const cohorts = [];
  while (slots.length < request.wanted) {
    const placed = Math.min(request.wanted - slots.length, request.runsPerWorkflow);
    const id = uuid();
    cohorts.push({ id, journeyId: request.journeyId, placed, open: placed < request.runsPerWorkflow });
    take(id, 1, placed);
  }
  if (cohorts.length > 0) await insertCohorts(sql, workspaceId, cohorts);
  return slots;
}
