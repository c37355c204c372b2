/** Cohorts, the workflows that host runs: room in them, and their end. */
import type { TransactionSql } from '../connect';

/** Reserves `wanted` slots for a journey in a cohort that has room and that nobody else is filling right now. */
export async function reserveSlots(
  sql: TransactionSql,
  journeyId: string,
  wanted: number,
  runsPerWorkflow: number,
): Promise<{ cohortId: string; firstSlot: number; count: number } | null> {
  const [row] = await sql<{ id: string; before: number; after: number }[]>`
    with chosen as (
      select id, placed from cohort where journey_id = ${journeyId} and open order by id limit 1 for update skip locked)
    update cohort c
       set placed = least(c.placed + ${wanted}, ${runsPerWorkflow}), open = c.placed + ${wanted} < ${runsPerWorkflow}
      from chosen where c.id = chosen.id
    returning c.id, chosen.placed as before, c.placed as after`;
  return row ? { cohortId: row.id, firstSlot: row.before + 1, count: row.after - row.before } : null;
}

export async function insertCohorts(
  sql: TransactionSql,
  workspaceId: string,
  cohorts: { id: string; journeyId: string; placed: number; open: boolean }[],
): Promise<void> {
  await sql`
    insert into cohort (id, workspace_id, journey_id, placed, open)
    select id, ${workspaceId}, journey_id, placed, open
      from unnest(${cohorts.map((c) => c.id)}::uuid[], ${cohorts.map((c) => c.journeyId)}::uuid[],
                  ${cohorts.map((c) => c.placed)}::int[], ${cohorts.map((c) => Number(c.open))}::int[]::boolean[]) as c (id, journey_id, placed, open)`;
}

export interface CohortRow {
  journeyId: string;
  open: boolean;
  finished: boolean;
}

export async function readCohort(sql: TransactionSql, cohortId: string): Promise<CohortRow | null> {
  const [row] = await sql<CohortRow[]>`
    select journey_id as "journeyId", open, finished_at is not null as finished from cohort where id = ${cohortId}`;
  return row ?? null;
}

/**
 * Closes a cohort's books after its last run ended, unless something came in after `position` that its workflow has not seen: then
 * nothing changes and the answer is false. Items are delivered under the cohort's lock, so none can slip in between.
 */
export async function finishCohort(sql: TransactionSql, cohortId: string, position: number): Promise<boolean> {
  await sql`select 1 from cohort where id = ${cohortId} for update`;
  const unread = await sql`select 1 from inbox where cohort_id = ${cohortId} and seq > ${position} limit 1`;
  if (unread.length > 0) return false;
  await sql`delete from inbox where cohort_id = ${cohortId}`;
  await sql`update cohort set finished_at = now(), wake_outstanding = false, tell_by = null where id = ${cohortId}`;
  return true;
}

/** Cohorts with a running workflow: they hold timers that a changed clock makes stale. */
export async function findOpenCohorts(sql: TransactionSql): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select id from cohort where finished_at is null`;
  return rows.map((row) => row.id);
}

/** Cohorts that wait for a timer or an event, with no wake on its way to them: their workflows should be running. */
export async function findQuietCohorts(sql: TransactionSql): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from cohort where finished_at is null and not wake_outstanding and tell_by is null order by id`;
  return rows.map((row) => row.id);
}
