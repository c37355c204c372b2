/** Runs that were parked because a step could not be done: finding them, and letting them go on or leave. */
import type { TransactionSql } from '../connect';
import type { ParkedRun } from '../schema';
import { storedRunState } from './run-state';

export interface ParkedRunRow {
  id: string;
  journeyId: string;
  versionId: string;
  customerId: string;
  cohortId: string;
  /** Where its failure is counted; null when that is at no step. */
  nodeId: string | null;
  /** When it was parked. */
  endedAt: Date;
  parked: ParkedRun;
}

/** Whose run it is; null when it is unknown. */
export async function findCustomerOfRun(sql: TransactionSql, runId: string): Promise<string | null> {
  const [row] = await sql<{ customerId: string }[]>`
    select customer_id as "customerId" from run where id = ${runId}`;
  return row?.customerId ?? null;
}

/** Locks the run. Null when it is unknown, or not parked. */
export async function lockParkedRun(
  sql: TransactionSql,
  workspaceId: string,
  runId: string,
): Promise<ParkedRunRow | null> {
  const [row] = await sql<ParkedRunRow[]>`
    select id, journey_id as "journeyId", version_id as "versionId", customer_id as "customerId", cohort_id as "cohortId",
           node_id as "nodeId", ended_at as "endedAt", parked
      from run where workspace_id = ${workspaceId} and id = ${runId} and parked is not null for update`;
  return row ?? null;
}

/** Parked runs of a journey, those that failed last first. */
export async function listParkedRuns(
  sql: TransactionSql,
  workspaceId: string,
  { journeyId, nodeId, limit }: { journeyId: string; nodeId: string | null; limit: number },
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from run
     where workspace_id = ${workspaceId} and journey_id = ${journeyId} and failure is not null and parked is not null
       ${nodeId === null ? sql`` : sql`and node_id = ${nodeId}`}
     order by id desc limit ${limit}`;
  return rows.map((row) => row.id);
}

/** Whether an alarm is set for this customer in this journey by another run. */
export async function isWatchedElsewhere(
  sql: TransactionSql,
  { journeyId, customerId }: Pick<ParkedRunRow, 'journeyId' | 'customerId'>,
): Promise<boolean> {
  const rows = await sql`
    select 1 from run where customer_id = ${customerId} and journey_id = ${journeyId} and phase = 'watching'`;
  return rows.length > 0;
}

/** Puts it back to where it stood; its cohort opens its books again when it had closed them. */
export async function unparkRun(sql: TransactionSql, { id, cohortId, parked }: ParkedRunRow): Promise<void> {
  const { phase, state } = parked;
  const dueAt = state.dueAt === null ? null : new Date(state.dueAt);
  await sql`
    update run set seq = seq + 1, phase = ${phase}, state = ${storedRunState(state)}::text::json, node_id = ${state.nodeId},
                   due_at = ${dueAt}, ended_at = null, outcome = null, failure = null, parked = null
     where id = ${id}`;
  await sql`update cohort set finished_at = null where id = ${cohortId} and finished_at is not null`;
}

/** It has left the journey, and is no trouble any more. */
export async function endParkedRun(sql: TransactionSql, runId: string, outcome: string): Promise<void> {
  await sql`
    update run set seq = seq + 1, outcome = ${outcome}, failure = null, parked = null
     where id = ${runId}`;
}

/** Asks the workers to wake these cohorts, once the transaction has ended. */
export async function askToWake(sql: TransactionSql, workspaceId: string, cohortIds: readonly string[]): Promise<void> {
  for (const cohortId of cohortIds) await sql`select pg_notify('kairos_wake', ${`${workspaceId}/${cohortId}`})`;
}
