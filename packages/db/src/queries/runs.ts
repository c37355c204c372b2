/** Runs: placed in cohorts, read and moved on in their commits. */
import type { RunState } from '@kairos/engine';
import { type TransactionSql, together } from '../connect';
import type { Listening, ParkedRun } from '../schema';
import { runStateOf, type StateColumns, type StoredRunState, storedRunState } from './run-state';

export interface NewRun {
  id: string;
  journeyId: string;
  versionId: string;
  customerId: string;
  cohortId: string;
  slot: number;
  phase: 'watching' | 'acting';
  triggerId: string | null;
  state: RunState;
  openedAt: Date;
  dueAt: Date | null;
  /** What its first step made of it, when that was taken before it was placed. */
  stepped?: RunChange;
}

export async function insertRuns(sql: TransactionSql, workspaceId: string, runs: NewRun[]): Promise<void> {
  if (runs.length === 0) return;
  const changes = runs.map((run) => run.stepped ?? asPlaced(run));
  await sql`
    insert into run (workspace_id, journey_id, customer_id, cohort_id, slot, seq, opened_at, id, ${changedColumns(sql)})
    select ${workspaceId}, p.journey_id, p.customer_id, p.cohort_id, p.slot, p.seq, p.opened_at, n.id, ${changedValues(sql, sql`null::json`)}
      from unnest(${changes.map((c) => c.id)}::uuid[], ${changedArrays(sql, changes)}) as n (id, ${changedColumns(sql)})
      join unnest(${runs.map((r) => r.id)}::uuid[], ${runs.map((r) => r.journeyId)}::uuid[], ${runs.map((r) => r.customerId)}::uuid[],
                  ${runs.map((r) => r.cohortId)}::uuid[], ${runs.map((r) => r.slot)}::int[], ${runs.map((r) => (r.stepped ? 1 : 0))}::int[],
                  ${runs.map((r) => r.openedAt.toISOString())}::timestamptz[])
        as p (id, journey_id, customer_id, cohort_id, slot, seq, opened_at) using (id)
     order by p.cohort_id, p.slot`;
}

const asPlaced = ({ id, versionId, phase, triggerId, state, dueAt }: NewRun): RunChange => ({
  ...{ id, versionId, phase, triggerId, state, dueAt, inboxSeq: 0, listens: [] },
  ...{ nodeId: null, campaignStartedAt: null, endedAt: null, outcome: null, failure: null, parked: null },
});

/** A watching run whose trigger fired: from now on it acts, pinned to the live version. */
export async function startWatchingRuns(
  sql: TransactionSql,
  runs: { runId: string; versionId: string; triggerId: string }[],
): Promise<void> {
  if (runs.length === 0) return;
  await sql`
    update run r set phase = 'acting', version_id = n.version_id, trigger_id = n.trigger_id
      from unnest(${runs.map((r) => r.runId)}::uuid[], ${runs.map((r) => r.versionId)}::uuid[], ${runs.map((r) => r.triggerId)}::text[])
        as n (id, version_id, trigger_id)
     where r.id = n.id`;
}

/** Sets the alarm of watching runs to an earlier moment. */
export async function moveAlarms(sql: TransactionSql, runs: { runId: string; dueAt: Date }[]): Promise<void> {
  if (runs.length === 0) return;
  await sql`
    update run r set due_at = n.due_at
      from unnest(${runs.map((r) => r.runId)}::uuid[], ${runs.map((r) => r.dueAt.toISOString())}::timestamptz[]) as n (id, due_at)
     where r.id = n.id`;
}

export interface RunRow {
  id: string;
  journeyId: string;
  versionId: string;
  customerId: string;
  slot: number;
  seq: number;
  inboxSeq: string;
  phase: 'watching' | 'acting' | 'ended';
  triggerId: string | null;
  state: RunState;
  dueAt: Date | null;
}

/** Slots of all runs of a cohort that have not ended: what a workflow that starts from nothing must know. */
export async function findOpenSlots(sql: TransactionSql, cohortId: string): Promise<number[]> {
  const rows = await sql<
    { slot: number }[]
  >`select slot from run where cohort_id = ${cohortId} and phase <> 'ended' order by slot`;
  return rows.map((row) => row.slot);
}

/** To act on runs, read them after their customers are locked: the router changes runs under that lock. */
export async function readRuns(
  sql: TransactionSql,
  cohortId: string,
  runIds: string[],
  slots: number[],
): Promise<RunRow[]> {
  // Asked for in one condition, PostgreSQL would look through the whole cohort.
  const found = await together([
    runIds.length > 0 ? selectRuns(sql, cohortId, sql`id = any(${runIds}::uuid[])`) : [],
    slots.length > 0 ? selectRuns(sql, cohortId, sql`slot = any(${slots}::int[])`) : [],
  ]);
  const bySlot = new Map(found.flat().map((row) => [row.slot, runOf(row)]));
  return [...bySlot.values()].sort((a, b) => a.slot - b.slot);
}

type StoredRun = Omit<RunRow, 'state' | 'phase'> & StateColumns & { state: StoredRunState };

function selectRuns(sql: TransactionSql, cohortId: string, which: ReturnType<TransactionSql>) {
  return sql<StoredRun[]>`
    select ${runColumns(sql)}
      from run where cohort_id = ${cohortId} and ${which}`;
}

/** Runs of any cohort; to act on them, read them after their customers are locked. */
export async function readRunsById(sql: TransactionSql, runIds: string[]): Promise<RunRow[]> {
  if (runIds.length === 0) return [];
  const rows = await sql<StoredRun[]>`select ${runColumns(sql)} from run where id = any(${runIds}::uuid[]) order by id`;
  return rows.map(runOf);
}

/** Whose runs these are. */
export async function findCustomersOfRuns(sql: TransactionSql, runIds: string[]): Promise<string[]> {
  const rows = await sql<{ customerId: string }[]>`
    select distinct customer_id as "customerId" from run where id = any(${runIds}::uuid[])`;
  return rows.map(({ customerId }) => customerId);
}

/** Those of these runs that are in the campaign; read them after their customers are locked. */
export async function readActingRuns(
  sql: TransactionSql,
  runIds: string[],
): Promise<(RunRow & { cohortId: string })[]> {
  const rows = await sql<(StoredRun & { cohortId: string })[]>`
    select ${runColumns(sql)}, cohort_id as "cohortId"
      from run
     where id = any(${runIds}::uuid[]) and phase = 'acting' and campaign_started_at is not null order by id`;
  return rows.map(({ cohortId, ...row }) => ({ ...runOf(row), cohortId }));
}

const runColumns = (sql: TransactionSql) => sql`
  id, journey_id as "journeyId", version_id as "versionId", customer_id as "customerId", slot, seq, inbox_seq as "inboxSeq",
  phase, trigger_id as "triggerId", state, due_at as "dueAt", node_id as "nodeId", campaign_started_at as "campaignStartedAt", outcome`;

function runOf({ nodeId, campaignStartedAt, outcome, ...row }: StoredRun): RunRow {
  return { ...row, state: runStateOf(row.state, { ...row, nodeId, campaignStartedAt, outcome }) };
}

export interface RunChange {
  id: string;
  inboxSeq: number;
  versionId: string;
  phase: 'watching' | 'acting' | 'ended';
  triggerId: string | null;
  nodeId: string | null;
  state: RunState;
  campaignStartedAt: Date | null;
  dueAt: Date | null;
  /** Everything that it listens for from now on; null leaves it as it is. */
  listens: Listening[] | null;
  endedAt: Date | null;
  outcome: string | null;
  failure: { code: string; message: string } | null;
  parked: ParkedRun | null;
}

/** Moves runs on by one step of `seq` each. */
export async function updateRuns(sql: TransactionSql, runs: RunChange[]): Promise<void> {
  if (runs.length === 0) return;
  await sql`
    update run r set seq = r.seq + 1, (${changedColumns(sql)}) = row (${changedValues(sql, sql`r.listens`)})
      from unnest(${runs.map((r) => r.id)}::uuid[], ${changedArrays(sql, runs)}) as n (id, ${changedColumns(sql)})
     where r.id = n.id`;
}

const changedColumns = (sql: TransactionSql) => sql`
  inbox_seq, version_id, phase, trigger_id, node_id, state, campaign_started_at, due_at, listens, ended_at, outcome, failure, parked`;

/** `listened` is what the run listens for while the change leaves it as it is. */
const changedValues = (sql: TransactionSql, listened: ReturnType<TransactionSql>) => sql`
  n.inbox_seq, n.version_id, n.phase, n.trigger_id, n.node_id, n.state::json, n.campaign_started_at, n.due_at,
  case when n.listens is null then ${listened} else nullif(n.listens, '[]')::json end, n.ended_at, n.outcome, n.failure::jsonb, n.parked::jsonb`;

function changedArrays(sql: TransactionSql, runs: readonly RunChange[]) {
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  const json = (value: object | null) => (value ? JSON.stringify(value) : null);
  return sql`
    ${runs.map((r) => r.inboxSeq)}::bigint[], ${runs.map((r) => r.versionId)}::uuid[], ${runs.map((r) => r.phase)}::text[],
    ${runs.map((r) => r.triggerId)}::text[], ${runs.map((r) => r.nodeId)}::text[], ${runs.map((r) => storedRunState(r.state))}::text[],
    ${runs.map((r) => iso(r.campaignStartedAt))}::timestamptz[], ${runs.map((r) => iso(r.dueAt))}::timestamptz[],
    ${runs.map((r) => json(r.listens))}::text[], ${runs.map((r) => iso(r.endedAt))}::timestamptz[],
    ${runs.map((r) => r.outcome)}::text[], ${runs.map((r) => json(r.failure))}::text[], ${runs.map((r) => json(r.parked))}::text[]`;
}
