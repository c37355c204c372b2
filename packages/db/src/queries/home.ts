/** Questions of the opening page: how every journey stands, and what happened just now. */
import type { TransactionSql } from '../connect';
import { itsLines } from './journal';
import { isStay, nameOf } from './live';
import { startedMinute } from './minutes';

export interface RunningJourneyRow {
  journeyId: string;
  name: string;
  status: 'live' | 'paused';
  number: number;
}

/** Journeys that take part, oldest first. */
export async function listRunningJourneys(sql: TransactionSql): Promise<RunningJourneyRow[]> {
  return sql<RunningJourneyRow[]>`
    select j.id as "journeyId", j.name, j.status, v.number from journey j join journey_version v on v.id = j.live_version_id
     where j.status in ('live', 'paused') order by j.created_at, j.id`;
}

export interface NodeKindRow {
  journeyId: string;
  nodeId: string;
  kind: string;
}

/** The kind of every node of every version of running journeys. */
export async function listNodeKinds(sql: TransactionSql): Promise<NodeKindRow[]> {
  return sql<NodeKindRow[]>`
    select distinct v.journey_id as "journeyId", n->>'id' as "nodeId", n->>'kind' as kind
      from journey j join journey_version v on v.journey_id = j.id, jsonb_array_elements(v.document->'nodes') n
     where j.status in ('live', 'paused')`;
}

export interface JourneyFlowRow {
  journeyId: string;
  nodeId: string;
  metric: string;
  amount: number;
}

/** Every count of every journey as it stands, over all versions. */
export async function readFlowOfAll(sql: TransactionSql, workspaceId: string): Promise<JourneyFlowRow[]> {
  return sql<JourneyFlowRow[]>`
    select journey_id as "journeyId", node_id as "nodeId", metric, sum(amount)::float8 as amount from (
      select journey_id, node_id, metric, amount from flow_count where workspace_id = ${workspaceId}
      union all
      select journey_id, node_id, metric, amount from flow_delta where workspace_id = ${workspaceId}) as counts
     where not ${isStay(sql)} group by 1, 2, 3`;
}

export interface DayRow {
  journeyId: string;
  /** Whole days before the day of `now`, in the workspace's zone. */
  daysAgo: number;
  started: number;
}

/** How many customers started the campaign on each of the last days, today included. */
export async function countStartsByDay(
  sql: TransactionSql,
  question: { journeyIds: string[]; now: Date; days: number; timeZone: string },
): Promise<DayRow[]> {
  const { journeyIds, now, days, timeZone } = question;
  return sql<DayRow[]>`
    select journey_id as "journeyId",
           (${now}::timestamptz at time zone ${timeZone})::date - (campaign_started_at at time zone ${timeZone})::date as "daysAgo",
           count(*)::int as started
      from run
     where journey_id = any(${journeyIds}::uuid[]) and campaign_started_at is not null
       and campaign_started_at > ${now}::timestamptz - make_interval(days => ${days}) and campaign_started_at <= ${now}
       and ${startedMinute(sql, sql`campaign_started_at`)} >= ${now}::timestamptz - make_interval(days => ${days}, mins => 1)
     group by 1, 2`;
}

export interface HappeningRow {
  id: string;
  at: Date;
  /** Only runs that could not go on are told of when they end. */
  type: 'triggered' | 'goal' | 'ended';
  /** Amount of a goal. */
  value: number | null;
  runId: string;
  journeyId: string;
  customerId: string;
  label: string;
  name: string;
}

/** The highest number given out in the journal; 0 in a workspace without one. */
export async function lastJournalId(sql: TransactionSql, workspaceId: string): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    select id::text from journal where workspace_id = ${workspaceId} and id > 0 order by id >> 10 desc, id desc limit 1`;
  return row?.id ?? '0';
}

/** What is worth telling among the last `look` steps in the journal after `after`, newest first. */
export async function listHappenings(
  sql: TransactionSql,
  workspaceId: string,
  question: { after: string; look: number; limit: number },
): Promise<HappeningRow[]> {
  return sql<HappeningRow[]>`
    with recent as (
      select id, run_id, lines, at, event_id from journal
       where workspace_id = ${workspaceId} and id > 0 and id >> 10 >= ${question.after}::bigint >> 10 and id > ${question.after}::bigint
       order by id >> 10 desc, id desc limit ${question.look})
    select j.id || '/' || l.n as id, to_timestamp(l.at / 1000) as at, l.type,
           l.value, r.id as "runId", r.journey_id as "journeyId",
           r.customer_id as "customerId", c.label, ${nameOf(sql)} as name
      from recent j cross join ${itsLines(sql)} join run r on r.id = j.run_id join customer c on c.id = r.customer_id
     where l.type in ('triggered', 'goal') or (l.type = 'ended' and l.outcome = 'failed')
     order by j.id desc, l.n desc limit ${question.limit}`;
}

export interface SettledMessageRow {
  id: string;
  at: Date;
  channel: 'email' | 'sms' | 'push';
  state: 'accepted' | 'rejected';
  reason: string | null;
  runId: string;
  journeyId: string;
  customerId: string;
  label: string;
  name: string;
  sandboxId: number | null;
}

/** Messages whose fate became known after `after` (workspace clock), newest first. */
export async function listSettledMessages(
  sql: TransactionSql,
  workspaceId: string,
  question: { after: Date; limit: number },
): Promise<SettledMessageRow[]> {
  return sql<SettledMessageRow[]>`
    select m.id, e.received_at as at, m.channel, m.state, m.reason, m.run_id as "runId", m.journey_id as "journeyId",
           m.customer_id as "customerId", c.label, ${nameOf(sql)} as name,
           (select max(s.id)::int from sandbox_message s
             where s.workspace_id = m.workspace_id and s.idempotency_key = m.id::text) as "sandboxId"
      from customer_event e
      join message m on m.id = (e.properties->>'messageId')::uuid
      join customer c on c.id = m.customer_id
     where e.workspace_id = ${workspaceId} and e.kind = 'message' and e.received_at > ${question.after}
       and m.state in ('accepted', 'rejected')
     order by e.received_at desc limit ${question.limit}`;
}

/** How many events came in so far, as the router counted them. */
export async function countEvents(sql: TransactionSql, workspaceId: string): Promise<number> {
  const [row] = await sql<{ events: number }[]>`
    select coalesce(sum(seen), 0)::float8 as events from event_name where workspace_id = ${workspaceId}`;
  return row?.events ?? 0;
}
