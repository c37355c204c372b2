/** Runs and the cohorts that host them: placing, reading, committing. */
import type { JournalLine, JsonObject, RunState } from '@kairos/engine';
import type { TransactionSql } from '../connect';
import type { StoredEvent } from './routing';

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
}

export async function insertRuns(sql: TransactionSql, workspaceId: string, runs: NewRun[]): Promise<void> {
  if (runs.length === 0) return;
  await sql`
    insert into run (id, workspace_id, journey_id, version_id, customer_id, cohort_id, slot, phase, trigger_id, state, opened_at, due_at)
    select id, ${workspaceId}, journey_id, version_id, customer_id, cohort_id, slot, phase, trigger_id, state::jsonb, opened_at, due_at
      from unnest(${runs.map((r) => r.id)}::uuid[], ${runs.map((r) => r.journeyId)}::uuid[], ${runs.map((r) => r.versionId)}::uuid[],
                  ${runs.map((r) => r.customerId)}::uuid[], ${runs.map((r) => r.cohortId)}::uuid[], ${runs.map((r) => r.slot)}::int[],
                  ${runs.map((r) => r.phase)}::text[], ${runs.map((r) => r.triggerId)}::text[], ${runs.map((r) => JSON.stringify(r.state))}::text[],
                  ${runs.map((r) => r.openedAt.toISOString())}::timestamptz[], ${runs.map((r) => r.dueAt?.toISOString() ?? null)}::timestamptz[])
        as r (id, journey_id, version_id, customer_id, cohort_id, slot, phase, trigger_id, state, opened_at, due_at)`;
}

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
    update run r set due_at = n.due_at, state = jsonb_set(r.state, '{dueAt}', to_jsonb((extract(epoch from n.due_at) * 1000)::bigint))
      from unnest(${runs.map((r) => r.runId)}::uuid[], ${runs.map((r) => r.dueAt.toISOString())}::timestamptz[]) as n (id, due_at)
     where r.id = n.id`;
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
  return sql<RunRow[]>`
    select id, journey_id as "journeyId", version_id as "versionId", customer_id as "customerId", slot, seq, inbox_seq as "inboxSeq",
           phase, trigger_id as "triggerId", state, due_at as "dueAt"
      from run where cohort_id = ${cohortId} and (id = any(${runIds}::uuid[]) or slot = any(${slots}::int[]))
     order by slot`;
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
  endedAt: Date | null;
  outcome: string | null;
  failure: { code: string; message: string } | null;
}

/** Moves runs on by one step of `seq` each. */
export async function updateRuns(sql: TransactionSql, runs: RunChange[]): Promise<void> {
  if (runs.length === 0) return;
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  await sql`
    update run r
       set seq = r.seq + 1, inbox_seq = n.inbox_seq, version_id = n.version_id, phase = n.phase, trigger_id = n.trigger_id, node_id = n.node_id,
           state = n.state::jsonb, campaign_started_at = n.campaign_started_at, due_at = n.due_at, ended_at = n.ended_at,
           outcome = n.outcome, failure = n.failure::jsonb
      from unnest(${runs.map((r) => r.id)}::uuid[], ${runs.map((r) => r.inboxSeq)}::bigint[], ${runs.map((r) => r.versionId)}::uuid[],
                  ${runs.map((r) => r.phase)}::text[], ${runs.map((r) => r.triggerId)}::text[], ${runs.map((r) => r.nodeId)}::text[],
                  ${runs.map((r) => JSON.stringify(r.state))}::text[], ${runs.map((r) => iso(r.campaignStartedAt))}::timestamptz[],
                  ${runs.map((r) => iso(r.dueAt))}::timestamptz[], ${runs.map((r) => iso(r.endedAt))}::timestamptz[],
                  ${runs.map((r) => r.outcome)}::text[], ${runs.map((r) => (r.failure ? JSON.stringify(r.failure) : null))}::text[])
        as n (id, inbox_seq, version_id, phase, trigger_id, node_id, state, campaign_started_at, due_at, ended_at, outcome, failure)
     where r.id = n.id`;
}

export async function insertJournal(
  sql: TransactionSql,
  workspaceId: string,
  lines: { runId: string; line: JournalLine }[],
): Promise<void> {
  if (lines.length === 0) return;
  await sql`
    insert into journal (workspace_id, run_id, line)
    select ${workspaceId}, run_id, line::jsonb
      from unnest(${lines.map((l) => l.runId)}::uuid[], ${lines.map((l) => JSON.stringify(l.line))}::text[]) with ordinality as l (run_id, line, n)
     order by n`;
}

export interface SubscriptionChange {
  runId: string;
  customerId: string;
  versionId: string;
  nodeId: string;
  scope: 'step' | 'campaign';
  eventName: string;
  since: Date;
  until: Date | null;
}

/** Replaces everything that these runs listen for. */
export async function replaceSubscriptions(
  sql: TransactionSql,
  workspaceId: string,
  runIds: string[],
  rows: SubscriptionChange[],
): Promise<void> {
  await sql`delete from subscription where run_id = any(${runIds}::uuid[])`;
  if (rows.length === 0) return;
  await sql`
    insert into subscription (workspace_id, run_id, customer_id, version_id, node_id, scope, event_name, since, until)
    select ${workspaceId}, * from unnest(
      ${rows.map((r) => r.runId)}::uuid[], ${rows.map((r) => r.customerId)}::uuid[], ${rows.map((r) => r.versionId)}::uuid[],
      ${rows.map((r) => r.nodeId)}::text[], ${rows.map((r) => r.scope)}::text[], ${rows.map((r) => r.eventName)}::text[],
      ${rows.map((r) => r.since.toISOString())}::timestamptz[], ${rows.map((r) => r.until?.toISOString() ?? null)}::timestamptz[])
    on conflict do nothing`;
}

export interface PlannedMessageRow {
  id: string;
  runId: string;
  journeyId: string;
  versionId: string;
  nodeId: string;
  visit: number;
  customerId: string;
  channel: string;
  topic: string;
  state: 'planned' | 'skipped';
  reason: string | null;
  plannedAt: Date;
  /** Later than planned when it is held, for `holdReason`. */
  dueAt: Date;
  holdReason: string | null;
  priority: number;
  /** Whether it counts against caps. */
  counts: boolean;
  /** Real milliseconds before anybody may begin to hand it over. */
  waitMilliseconds: number;
}

/** A message that is there already stays as it is: its key is its id. */
export async function insertMessages(
  sql: TransactionSql,
  workspaceId: string,
  rows: PlannedMessageRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into message (id, workspace_id, run_id, journey_id, version_id, node_id, visit, customer_id, channel, topic, state, reason, planned_at, due_at,
                         is_held, hold_reason, priority, counts, not_before, settled_at)
    select id, ${workspaceId}, run_id, journey_id, version_id, node_id, visit, customer_id, channel, topic, state, reason, planned_at, due_at,
           state = 'planned' and hold_reason is not null, hold_reason, priority, counts::boolean, now() + wait_ms * interval '1 millisecond',
           case when state = 'skipped' then planned_at end
      from unnest(${rows.map((r) => r.id)}::uuid[], ${rows.map((r) => r.runId)}::uuid[], ${rows.map((r) => r.journeyId)}::uuid[],
                  ${rows.map((r) => r.versionId)}::uuid[], ${rows.map((r) => r.nodeId)}::text[], ${rows.map((r) => r.visit)}::int[],
                  ${rows.map((r) => r.customerId)}::uuid[], ${rows.map((r) => r.channel)}::text[], ${rows.map((r) => r.topic)}::text[],
                  ${rows.map((r) => r.state)}::text[], ${rows.map((r) => r.reason)}::text[], ${rows.map((r) => r.plannedAt.toISOString())}::timestamptz[],
                  ${rows.map((r) => r.dueAt.toISOString())}::timestamptz[], ${rows.map((r) => r.holdReason)}::text[],
                  ${rows.map((r) => r.priority)}::smallint[], ${rows.map((r) => `${r.counts}`)}::text[], ${rows.map((r) => r.waitMilliseconds)}::int[])
        as m (id, run_id, journey_id, version_id, node_id, visit, customer_id, channel, topic, state, reason, planned_at, due_at,
              hold_reason, priority, counts, wait_ms)
    on conflict (id) do nothing`;
  if (rows.some((row) => row.state === 'planned')) await sql`select pg_notify('kairos_messages', ${workspaceId})`;
}

/** First unrouted event per customer: time may not pass it. */
export async function findEarliestQueued(sql: TransactionSql, customerIds: string[]): Promise<Map<string, number>> {
  const rows = await sql<{ customerId: string; at: Date }[]>`
    select customer_id as "customerId", min(occurred_at) as at from route_queue
     where customer_id = any(${customerIds}::uuid[]) group by customer_id`;
  return new Map(rows.map((row) => [row.customerId, row.at.getTime()]));
}

/** How far every paced stream has delivered; null when none is running. */
export async function readWatermark(sql: TransactionSql): Promise<number | null> {
  const [row] = await sql<{ at: Date | null }[]>`select min(watermark_at) as at from event_stream where not finished`;
  return row?.at?.getTime() ?? null;
}

/** Events of these customers after a moment each, routed or not, with one of these names. */
export async function readEventsSince(
  sql: TransactionSql,
  customers: { customerId: string; since: Date }[],
  names: string[],
): Promise<StoredEvent[]> {
  if (customers.length === 0 || names.length === 0) return [];
  return sql<StoredEvent[]>`
    select e.id, e.customer_id as "customerId", e.name, e.occurred_at as "occurredAt", e.properties
      from unnest(${customers.map((c) => c.customerId)}::uuid[], ${customers.map((c) => c.since.toISOString())}::timestamptz[]) as c (id, since)
      join customer_event e on e.customer_id = c.id and e.occurred_at > c.since
     where e.name = any(${names}::text[])
     order by e.customer_id, e.occurred_at, e.id`;
}

export interface Permissions {
  customerId: string;
  attributes: JsonObject;
  consents: { channel: 'email' | 'sms' | 'push'; state: 'granted' | 'withdrawn' }[];
  suppressions: { channel: 'email' | 'sms' | 'push' | 'all'; topic: string | null; endsAt: number | null }[];
}

/** Newest consent per channel and all suppressions, for customers that were locked. */
export async function readPermissions(
  sql: TransactionSql,
  customerIds: string[],
): Promise<Map<string, Pick<Permissions, 'consents' | 'suppressions'>>> {
  const found = new Map(
    customerIds.map((id) => [id, { consents: [], suppressions: [] } as Pick<Permissions, 'consents' | 'suppressions'>]),
  );
  const consents = await sql<
    { customerId: string; channel: 'email' | 'sms' | 'push'; state: 'granted' | 'withdrawn' }[]
  >`
    select distinct on (customer_id, channel) customer_id as "customerId", channel, state
      from consent where customer_id = any(${customerIds}::uuid[]) order by customer_id, channel, id desc`;
  for (const { customerId, channel, state } of consents) found.get(customerId)?.consents.push({ channel, state });
  const suppressions = await sql<
    { customerId: string; channel: 'email' | 'sms' | 'push' | 'all'; topic: string | null; endsAt: Date | null }[]
  >`
    select customer_id as "customerId", channel, topic, ends_at as "endsAt" from suppression where customer_id = any(${customerIds}::uuid[])`;
  for (const { customerId, channel, topic, endsAt } of suppressions) {
    found.get(customerId)?.suppressions.push({ channel, topic, endsAt: endsAt?.getTime() ?? null });
  }
  return found;
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
  await sql`update cohort set finished_at = now(), wake_outstanding = false where id = ${cohortId}`;
  return true;
}

/** Cohorts with a running workflow: they hold timers that a changed clock makes stale. */
export async function findOpenCohorts(sql: TransactionSql): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select id from cohort where finished_at is null`;
  return rows.map((row) => row.id);
}
