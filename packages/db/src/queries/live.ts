/** Questions of the live view: counts per step, versions, and one customer's run. */
import { type JournalLine, type JsonObject, type RunState, type SensingState, STAY_PREFIX } from '@kairos/engine';
import type { TransactionSql } from '../connect';
import type { MessageState, TaskState } from '../schema';
import { itsLines, type LineColumns, lineColumns, toldLine } from './journal';
import type { VersionRow } from './journey-versions';
import { runStateOf, type StateColumns, type StoredRunState } from './run-state';
import { type StoredSensing, sensingOf, storedHash } from './sensing-state';
import { itsReadings, type ReadingRow, readingColumns } from './transitions';

export interface FlowRow {
  versionId: string;
  /** Empty for the journey as a whole. */
  nodeId: string;
  metric: string;
  amount: number;
}

/** Every count of a journey as it stands: totals and what waits to be folded into them, in one look. How long stays were is left out. */
export async function readFlow(sql: TransactionSql, workspaceId: string, journeyId: string): Promise<FlowRow[]> {
  return sql<FlowRow[]>`
    select version_id as "versionId", node_id as "nodeId", metric, sum(amount)::float8 as amount
      from ${flowTotals(sql, workspaceId, journeyId)}
     where not ${isStay(sql)} group by 1, 2, 3`;
}

/** Whether the count in `metric` tells how long stays were, which no picture shows. */
export const isStay = (sql: TransactionSql) => sql`starts_with(metric, ${STAY_PREFIX})`;

/** Totals, and what waits to be folded into them. */
export const flowTotals = (sql: TransactionSql, workspaceId: string, journeyId: string) => sql`(
  select version_id, node_id, metric, amount from flow_count
   where workspace_id = ${workspaceId} and journey_id = ${journeyId}
  union all
  select version_id, node_id, metric, amount from flow_delta
   where workspace_id = ${workspaceId} and journey_id = ${journeyId}) as totals`;

export interface VersionListRow {
  versionId: string;
  number: number;
  publishedAt: Date;
}

/** Newest first. */
export async function listVersions(sql: TransactionSql, journeyId: string): Promise<VersionListRow[]> {
  return sql<VersionListRow[]>`
    select id as "versionId", number, published_at as "publishedAt" from journey_version
     where journey_id = ${journeyId} order by number desc`;
}

/** Customers of whom something in a journey was ever true: of whoever only did what it looks at, it knows nothing yet. */
export async function countSensed(sql: TransactionSql, workspaceId: string, journeyId: string): Promise<number> {
  const [row] = await sql<{ sensed: number }[]>`
    select count(*)::int as sensed from sensing s
     where workspace_id = ${workspaceId} and journey_id = ${journeyId} and ${wasTrueOf(sql)}`;
  return row?.sensed ?? 0;
}

/** Whether anything in its journey was ever true of the customer of the sensing row `s`. */
export const wasTrueOf = (sql: TransactionSql) => sql`
  exists (select 1 from transition t, ${itsReadings(sql)}
           where t.workspace_id = s.workspace_id and t.customer_id = s.customer_id and t.journey_id = s.journey_id
             and r.reading ->> 1 = '1')`;

export interface SensedCustomerRow {
  customerId: string;
  attributes: JsonObject;
  state: SensingState;
}

type SensingHalf = Pick<VersionRow, 'journeyId' | 'sensingHash'>;

/** Sensing states of a version, counted up to `atMost`. */
export async function countSensedUpTo(sql: TransactionSql, version: SensingHalf, atMost: number): Promise<number> {
  const [row] = await sql<{ there: number }[]>`
    select count(*)::int as there from (
      select 1 from sensing where journey_id = ${version.journeyId} and sensing_hash = ${storedHash(version.sensingHash)}
       limit ${atMost}) as counted`;
  return row?.there ?? 0;
}

/** A share of the sensing states of a version, chosen by the last digits of the customer's id, which are random. */
export async function sampleSensed(
  sql: TransactionSql,
  version: SensingHalf,
  { share, atMost }: { share: number; atMost: number },
): Promise<SensedCustomerRow[]> {
  const below = Math.round(share * 0x10000);
  const rows = await sql<(Omit<SensedCustomerRow, 'state'> & { state: StoredSensing })[]>`
    select c.id as "customerId", c.attributes, s.state
      from sensing s join customer c on c.id = s.customer_id
     where s.journey_id = ${version.journeyId} and s.sensing_hash = ${storedHash(version.sensingHash)}
       and ('x' || right(s.customer_id::text, 4))::bit(16)::int < ${below}
     limit ${atMost}`;
  return rows.map((row) => ({ ...row, state: sensingOf(row.state) }));
}

export interface RunDetailRow {
  id: string;
  journeyId: string;
  versionId: string;
  versionNumber: number;
  customerId: string;
  customerLabel: string;
  customerName: string;
  phase: 'watching' | 'acting' | 'ended';
  triggerId: string | null;
  state: RunState;
  openedAt: Date;
  campaignStartedAt: Date | null;
  dueAt: Date | null;
  endedAt: Date | null;
  outcome: RunState['outcome'];
  failure: { code: string; message: string } | null;
  /** It failed and can be let try again. */
  isParked: boolean;
  /** How many times this customer had started the journey's campaign, this run included. */
  times: number;
}

export async function findRunDetail(
  sql: TransactionSql,
  workspaceId: string,
  runId: string,
): Promise<RunDetailRow | null> {
  const [row] = await sql<(Omit<RunDetailRow, 'state'> & StateColumns & { state: StoredRunState })[]>`
    select r.id, r.journey_id as "journeyId", r.version_id as "versionId", v.number as "versionNumber",
           r.customer_id as "customerId", c.label as "customerLabel", ${nameOf(sql)} as "customerName", r.phase,
           r.trigger_id as "triggerId", r.state, r.node_id as "nodeId", r.opened_at as "openedAt", r.campaign_started_at as "campaignStartedAt",
           r.due_at as "dueAt", r.ended_at as "endedAt", r.outcome, r.failure,
           r.parked is not null as "isParked",
           (select count(*)::int from run o where o.customer_id = r.customer_id and o.journey_id = r.journey_id
               and o.campaign_started_at <= r.campaign_started_at) as times
      from run r
      join journey_version v on v.id = r.version_id
      join customer c on c.id = r.customer_id
     where r.workspace_id = ${workspaceId} and r.id = ${runId}`;
  if (!row) return null;
  const { nodeId, state, ...rest } = row;
  return { ...rest, state: runStateOf(state, { ...rest, nodeId }) };
}

/** What people call the customer `c`; empty when nothing is known. */
export const nameOf = (sql: TransactionSql) => sql`
  coalesce(nullif(c.attributes->>'name', ''), concat_ws(' ', c.attributes->>'first_name', c.attributes->>'last_name'))`;

/** In the order in which it happened. */
export async function listJournal(sql: TransactionSql, runId: string, limit: number): Promise<JournalLine[]> {
  const rows = await sql<LineColumns[]>`
    select ${lineColumns(sql)} from journal j cross join ${itsLines(sql)} where j.run_id = ${runId} order by j.id, l.n limit ${limit}`;
  return rows.map(toldLine);
}

export interface RunMessageRow {
  id: string;
  nodeId: string;
  visit: number;
  channel: 'email' | 'sms' | 'push';
  state: MessageState;
  reason: string | null;
  /** Why it was held; stays when it leaves. */
  holdReason: string | null;
  /** Null when it does not wait for its hour. */
  heldUntil: Date | null;
  headline: string | null;
  plannedAt: Date;
  settledAt: Date | null;
  /** Real milliseconds from planning to settling. */
  took: number | null;
  sandboxId: number | null;
}

export async function listMessagesOfRun(
  sql: TransactionSql,
  workspaceId: string,
  runId: string,
): Promise<RunMessageRow[]> {
  return sql<RunMessageRow[]>`
    select m.id, m.node_id as "nodeId", m.visit, m.channel, m.state, m.reason, m.hold_reason as "holdReason",
           case when m.is_held then m.due_at end as "heldUntil",
           coalesce(m.rendered->>'subject', m.rendered->>'title', left(m.rendered->>'text', 120)) as headline,
           m.planned_at as "plannedAt", m.settled_at as "settledAt",
           (extract(epoch from m.settled_real_at - m.created_real_at) * 1000)::float8 as took,
           (select max(s.id)::int from sandbox_message s
             where s.workspace_id = m.workspace_id and s.idempotency_key = m.id::text) as "sandboxId"
      from message m where m.workspace_id = ${workspaceId} and m.run_id = ${runId}
     order by m.planned_at, m.id`;
}

export interface RunEffectRow {
  id: string;
  type: 'webhook' | 'task';
  nodeId: string;
  visit: number;
  /** Of a webhook the state of its call, of a task whose hands it is in. */
  state: MessageState | TaskState;
  reason: string | null;
  /** What the endpoint answered last. */
  status: number | null;
  memberName: string | null;
  note: string | null;
}

/** Webhook calls and tasks of a run, in the order in which they were asked for. */
export async function listEffectsOfRun(
  sql: TransactionSql,
  workspaceId: string,
  runId: string,
): Promise<RunEffectRow[]> {
  return sql<RunEffectRow[]>`
    select id, type, "nodeId", visit, state, reason, status, "memberName", note from (
      select w.id, 'webhook' as type, w.node_id as "nodeId", w.visit, w.state, w.reason, w.status, null as "memberName", null as note,
             w.planned_at as at
        from webhook_call w where w.workspace_id = ${workspaceId} and w.run_id = ${runId}
      union all
      select t.id, 'task', t.node_id, t.visit, t.state, null, null, m.name, t.note, t.created_at
        from task t left join member m on m.id = t.member_id where t.workspace_id = ${workspaceId} and t.run_id = ${runId}) as effect
     order by at, id`;
}

/** How the journey's readings of one customer changed, newest first, up to and including `until`. */
export async function listSensedMoments(
  sql: TransactionSql,
  question: { customerId: string; journeyId: string; until: Date; limit: number },
): Promise<ReadingRow[]> {
  return sql<ReadingRow[]>`
    select ${readingColumns(sql)} from transition t cross join ${itsReadings(sql)}
     where t.customer_id = ${question.customerId} and t.journey_id = ${question.journeyId} and t.at <= ${question.until}
     order by t.at desc, t.id desc, r.n desc limit ${question.limit}`;
}

export interface TrackedEventRow {
  name: string;
  occurredAt: Date;
  properties: JsonObject;
}

/** The last thing that a customer did before a moment. */
export async function findLastEvent(
  sql: TransactionSql,
  question: { customerId: string; before: Date },
): Promise<TrackedEventRow | null> {
  const [row] = await sql<TrackedEventRow[]>`
    select name, occurred_at as "occurredAt", properties from customer_event
     where customer_id = ${question.customerId} and kind = 'track' and occurred_at < ${question.before}
     order by occurred_at desc limit 1`;
  return row ?? null;
}
