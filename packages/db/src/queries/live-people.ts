/** Who is meant by a number of the live view: lists of customers, page by page. */
import type { TransactionSql } from '../connect';
import type { TimeSpan } from './flow-over-time';
import { itsLines } from './journal';
import { nameOf, wasTrueOf } from './live';
import { enteredMinute, minuteOf, startedMinute } from './minutes';
import { storedValue } from './sensing-state';
import { itsReadings } from './transitions';

/** One line of such a list. What does not apply to the list is null. */
export interface PersonRow {
  /** Place in the list's order: `at` where it has one, then `key`. */
  key: string;
  at: Date;
  customerId: string;
  label: string;
  name: string;
  /** The run to look at; null when the customer never began one. */
  runId: string | null;
  dueAt: Date | null;
  outcome: string | null;
  channel: 'email' | 'sms' | 'push' | null;
  /** Why a message was not sent, or a run failed. */
  reason: string | null;
  /** What a score or indicator said. */
  value: number | null;
  /** Of those who wait: the step at which they do, and the events that would let them go on. */
  nodeId?: string;
  waitsFor?: string[];
}

/** Where the page before this one ended. */
export interface PersonCursor {
  key: string;
  at: Date;
}

export interface PeoplePage {
  workspaceId: string;
  journeyId: string;
  /** Lists of what happened hold what did so then; null means whenever. Lists of who stands somewhere are of now. */
  span: TimeSpan | null;
  before: PersonCursor | null;
  limit: number;
}

export interface RunFilter {
  /** Null means all. */
  versionId: string | null;
  nodeId: string | null;
}

/** Customers who stand at a step, or anywhere in the campaign. Who came there last comes first. */
export async function listStanding(
  sql: TransactionSql,
  { workspaceId, journeyId, before, limit }: PeoplePage,
  { versionId, nodeId }: RunFilter,
): Promise<PersonRow[]> {
  const minute = enteredMinute(sql, sql`r.state`);
  const since: Condition = sql`(r.state->>'enteredAt')::float8`;
  const page: Condition = sql`
    select r.* from run r
     where r.workspace_id = ${workspaceId} and r.journey_id = ${journeyId} and r.phase = 'acting' and r.node_id is not null
       ${versionId === null ? sql`` : sql`and r.version_id = ${versionId}`}
       ${nodeId === null ? sql`` : sql`and r.node_id = ${nodeId}`}
       ${before ? sql`and ${minute} <= ${minuteOf(sql, sql`${before.at.getTime()}`)} and (${since}, r.id) < (${before.at.getTime()}::float8, ${before.key}::uuid)` : sql``}
     order by ${minute} desc, ${since} desc, r.id desc limit ${limit}`;
  return sql<PersonRow[]>`
    select ${RUN_COLUMNS(sql, sql`to_timestamp(${since} / 1000)`)}
      from (${page}) r join customer c on c.id = r.customer_id order by ${since} desc, r.id desc`;
}

/** Customers for whom an alarm is set. */
export async function listWatched(sql: TransactionSql, page: PeoplePage): Promise<PersonRow[]> {
  return listRunsById(sql, page, { versionId: null, nodeId: null }, sql`r.phase = 'watching'`);
}

/** Customers whose step could not be done. */
export async function listFailed(sql: TransactionSql, page: PeoplePage, filter: RunFilter): Promise<PersonRow[]> {
  return listRunsById(sql, page, filter, sql`r.failure is not null ${within(sql, page, sql`r.ended_at`)}`);
}

type Condition = ReturnType<TransactionSql>;

async function listRunsById(
  sql: TransactionSql,
  { workspaceId, journeyId, before, limit }: PeoplePage,
  { versionId, nodeId }: RunFilter,
  condition: Condition,
): Promise<PersonRow[]> {
  return sql<PersonRow[]>`
    select ${RUN_COLUMNS(sql, BEGAN_AT(sql))}
      from run r join customer c on c.id = r.customer_id
     where r.workspace_id = ${workspaceId} and r.journey_id = ${journeyId} and ${condition}
       ${versionId === null ? sql`` : sql`and r.version_id = ${versionId}`}
       ${nodeId === null ? sql`` : sql`and r.node_id = ${nodeId}`}
       ${before ? sql`and r.id < ${before.key}::uuid` : sql``}
     order by r.id desc limit ${limit}`;
}

/** Runs that came to a step, whether they have left it or not. */
export async function listVisitors(
  sql: TransactionSql,
  page: PeoplePage,
  { versionId, nodeId }: { versionId: string | null; nodeId: string },
): Promise<PersonRow[]> {
  const cameThen: Condition = sql`
    exists (select 1 from journal j cross join ${itsLines(sql)} where j.workspace_id = ${page.workspaceId} and j.run_id = r.id
       and l.type = 'entered' and l.node_id = ${nodeId} ${within(sql, page, momentOf(sql, sql`l.at`))})`;
  const hasCome: Condition = sql`r.state->'visits'->>${nodeId}::text is not null`;
  return listStarted(sql, page, versionId, page.span ? sql`${hasCome} and ${cameThen}` : hasCome);
}

/** Runs that a trigger started. */
export async function listTriggered(
  sql: TransactionSql,
  page: PeoplePage,
  { versionId, nodeId }: { versionId: string | null; nodeId: string },
): Promise<PersonRow[]> {
  return listStarted(
    sql,
    page,
    versionId,
    sql`r.trigger_id = ${nodeId} ${within(sql, page, sql`r.campaign_started_at`)}`,
  );
}

/** Runs in which one of these goals was reached. */
export async function listReached(
  sql: TransactionSql,
  page: PeoplePage,
  { versionId, nodeIds }: { versionId: string | null; nodeIds: string[] },
): Promise<PersonRow[]> {
  const isReached: Condition = sql`
    exists (select 1 from json_array_elements(r.state->'hits') hit
             where hit->>'nodeId' = any(${nodeIds}) ${within(sql, page, momentOf(sql, sql`(hit->>'at')::float8`))})`;
  return listStarted(sql, page, versionId, isReached);
}

/** Of `moment`: in the time that the page is about. */
function within(sql: TransactionSql, { span }: PeoplePage, moment: Condition): Condition {
  if (span === null) return sql``;
  return span.to === null
    ? sql`and ${moment} >= ${span.from}`
    : sql`and ${moment} >= ${span.from} and ${moment} < ${span.to}`;
}

/** Of epoch ms. */
const momentOf = (sql: TransactionSql, at: Condition): Condition => sql`to_timestamp(${at} / 1000)`;

/** Latest start of the campaign first. */
async function listStarted(
  sql: TransactionSql,
  { workspaceId, journeyId, before, limit }: PeoplePage,
  versionId: string | null,
  condition: Condition,
): Promise<PersonRow[]> {
  const minute = startedMinute(sql, sql`r.campaign_started_at`);
  const page: Condition = sql`
    select r.* from run r
     where r.workspace_id = ${workspaceId} and r.journey_id = ${journeyId} and r.campaign_started_at is not null
       ${versionId === null ? sql`` : sql`and r.version_id = ${versionId}`} and ${condition}
       ${before ? sql`and ${minute} <= ${before.at} and (r.campaign_started_at, r.id) < (${before.at}, ${before.key}::uuid)` : sql``}
     order by ${minute} desc, r.campaign_started_at desc, r.id desc limit ${limit}`;
  return sql<PersonRow[]>`
    select ${RUN_COLUMNS(sql, BEGAN_AT(sql))}
      from (${page}) r join customer c on c.id = r.customer_id order by r.campaign_started_at desc, r.id desc`;
}

const BEGAN_AT = (sql: TransactionSql): Condition => sql`coalesce(r.campaign_started_at, r.opened_at)`;

const RUN_COLUMNS = (sql: TransactionSql, at: Condition) => sql`
  r.id::text as key, ${at} as at, r.customer_id as "customerId", c.label,
  ${nameOf(sql)} as name, r.id as "runId", r.due_at as "dueAt", r.outcome, null as channel,
  r.failure->>'code' as reason, null::float8 as value`;

/** Messages that were withheld or refused, newest first. `reason` `refused` means those that a provider turned down. */
export async function listNotSent(
  sql: TransactionSql,
  page: PeoplePage,
  filter: RunFilter & { reason: string | null },
): Promise<PersonRow[]> {
  const { workspaceId, journeyId, before, limit } = page;
  const { versionId, nodeId, reason } = filter;
  return sql<PersonRow[]>`
    select m.id::text as key, m.planned_at as at, m.customer_id as "customerId", c.label, ${nameOf(sql)} as name,
           m.run_id as "runId", null::timestamptz as "dueAt", null as outcome, m.channel, m.reason, null::float8 as value
      from message m join customer c on c.id = m.customer_id
     where m.workspace_id = ${workspaceId} and m.journey_id = ${journeyId} and m.state in ('skipped', 'rejected') ${within(sql, page, sql`coalesce(m.settled_at, m.planned_at)`)}
       ${versionId === null ? sql`` : sql`and m.version_id = ${versionId}`}
       ${nodeId === null ? sql`` : sql`and m.node_id = ${nodeId}`}
       ${reason === null ? sql`` : reason === 'refused' ? sql`and m.state = 'rejected'` : sql`and m.state = 'skipped' and m.reason = ${reason}`}
       ${before ? sql`and (m.planned_at, m.id) < (${before.at}, ${before.key}::uuid)` : sql``}
     order by m.planned_at desc, m.id desc limit ${limit}`;
}

/** Moments at which an indicator fired, newest first; a customer is in it once per firing. */
export async function listFired(sql: TransactionSql, page: PeoplePage, nodeId: string): Promise<PersonRow[]> {
  const { workspaceId, journeyId, before, limit } = page;
  return sql<PersonRow[]>`
    select t.id::text as key, t.at, t.customer_id as "customerId", c.label, ${nameOf(sql)} as name, ${LATEST_RUN(sql)},
           null::timestamptz as "dueAt", null as outcome, null as channel, null as reason, t.value::float8 as value
      from (select t.id, t.at, t.customer_id, t.journey_id, r.reading->>2 as value
              from transition t cross join ${itsReadings(sql)}
             where t.workspace_id = ${workspaceId} and t.journey_id = ${journeyId} and t.fired
               and r.reading->>0 = ${nodeId} and (r.reading->>3)::int > 0 ${within(sql, page, sql`t.at`)}
               ${before ? sql`and t.id >> 10 <= ${before.key}::bigint >> 10 and t.id < ${before.key}::bigint` : sql``}
             order by t.id >> 10 desc, t.id desc limit ${limit}) t
      join customer c on c.id = t.customer_id
     order by t.id desc`;
}

/** Customers whom a journey senses, with what one of its nodes said of them last. New customers come first. */
export async function listSensed(
  sql: TransactionSql,
  { workspaceId, journeyId, before, limit }: PeoplePage,
  nodeId: string | null,
): Promise<PersonRow[]> {
  return sql<PersonRow[]>`
    select t.customer_id::text as key, c.last_seen_at as at, t.customer_id as "customerId", c.label, ${nameOf(sql)} as name,
           ${LATEST_RUN(sql)}, null::timestamptz as "dueAt", null as outcome, null as channel, null as reason,
           ${storedValue(sql, sql`t.state`, nodeId ?? '')} as value
      from (select * from sensing s
             where workspace_id = ${workspaceId} and journey_id = ${journeyId} and ${wasTrueOf(sql)}
               ${before ? sql`and customer_id < ${before.key}::uuid` : sql``}
             order by customer_id desc limit ${limit}) t
      join customer c on c.id = t.customer_id
     order by t.customer_id desc`;
}

// A run that only watched and closed again has nothing to show.
const LATEST_RUN = (sql: TransactionSql) => sql`
  (select r.id from run r
    where r.customer_id = t.customer_id and r.journey_id = t.journey_id
      and (r.phase <> 'ended' or r.campaign_started_at is not null or r.failure is not null)
    order by r.campaign_started_at desc nulls last, r.id desc limit 1) as "runId"`;
