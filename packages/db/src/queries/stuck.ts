/** Customers who stand at a step longer than others did, found from those who stand there longest. */
import type { TransactionSql } from '../connect';
import { type FlowRow, flowTotals, isStay, nameOf } from './live';
import type { PersonRow } from './live-people';
import { enteredMinute, minuteOf } from './minutes';

/** How long stays at the steps of a journey were: the metric tells the class of length. */
export async function readStays(sql: TransactionSql, workspaceId: string, journeyId: string): Promise<FlowRow[]> {
  return sql<FlowRow[]>`
    select version_id as "versionId", node_id as "nodeId", metric, sum(amount)::float8 as amount
      from ${flowTotals(sql, workspaceId, journeyId)}
     where ${isStay(sql)} group by 1, 2, 3`;
}

/** Whoever came to a step before this has been there longer than others were. */
export interface StepLimit {
  versionId: string;
  nodeId: string;
  cameBefore: Date;
  /** Events that would let somebody go on who stands there. */
  hears: readonly string[];
}

export interface StuckQuestion {
  workspaceId: string;
  journeyId: string;
  limits: readonly StepLimit[];
  /** Workspace clock. */
  now: Date;
}

/** Of those who stand at one step longest, so many are looked at: a herd whose time has not come must not be read whole. */
const MOST_LOOKED_AT = 2_000;

export interface StuckCountRow {
  versionId: string;
  nodeId: string;
  count: number;
}

/** How many are stuck at each step, those left out at which nobody is. */
export async function countStuck(sql: TransactionSql, question: StuckQuestion): Promise<StuckCountRow[]> {
  if (question.limits.length === 0) return [];
  return sql<StuckCountRow[]>`
    select l.version_id as "versionId", l.node_id as "nodeId", count(*)::int as count
      from ${limitRows(sql, question)} cross join lateral ${stuckRuns(sql, question)} as r
     group by 1, 2 order by 1, 2`;
}

/** Where the page before this one ended: since when, and which run. */
interface StuckPage {
  after: { at: Date; key: string } | null;
  limit: number;
}

/** Who stands there longest comes first. */
export async function listStuck(
  sql: TransactionSql,
  question: StuckQuestion,
  { after, limit }: StuckPage,
): Promise<PersonRow[]> {
  if (question.limits.length === 0) return [];
  return sql<PersonRow[]>`
    select r.id::text as key, to_timestamp(r.since / 1000) as at, r.customer_id as "customerId", c.label, ${nameOf(sql)} as name,
           r.id as "runId", r.due_at as "dueAt", null as outcome, null as channel, null as reason, null::float8 as value, r.node_id as "nodeId",
           array(select distinct e->>0 from json_array_elements(r.listens) as e where r.hears ? (e->>0) order by 1) as "waitsFor"
      from (select r.*, l.hears from ${limitRows(sql, question)} cross join lateral ${stuckRuns(sql, question)} as r
             ${after ? sql`where (r.since, r.id) > (${after.at.getTime()}::float8, ${after.key}::uuid)` : sql``}
             order by r.since, r.id limit ${limit}) as r
      join customer c on c.id = r.customer_id
     order by r.since, r.id`;
}

const limitRows = (sql: TransactionSql, { limits }: StuckQuestion) => sql`
  unnest(${limits.map((each) => each.versionId)}::uuid[], ${limits.map((each) => each.nodeId)}::text[],
         ${limits.map((each) => each.cameBefore.getTime())}::float8[], ${limits.map((each) => JSON.stringify(each.hears))}::text[]::jsonb[])
    as l (version_id, node_id, came_before, hears)`;

/** Whoever only waits for a moment that is still to come is where they should be, however long it takes. */
const stuckRuns = (sql: TransactionSql, { workspaceId, journeyId, now }: StuckQuestion) => sql`(
  select * from (
    select id, customer_id, due_at, node_id, version_id, listens, (state->>'enteredAt')::float8 as since from run
     where workspace_id = ${workspaceId} and journey_id = ${journeyId} and node_id = l.node_id and phase = 'acting'
       and (state->>'enteredAt')::float8 < l.came_before and ${enteredMinute(sql, sql`state`)} <= ${minuteOf(sql, sql`l.came_before`)}
     order by ${enteredMinute(sql, sql`state`)} limit ${MOST_LOOKED_AT}) as longest
   where longest.version_id = l.version_id
     and (longest.due_at is null or longest.due_at <= ${now}
          or exists (select 1 from json_array_elements(longest.listens) as e where l.hears ? (e->>0))))`;
