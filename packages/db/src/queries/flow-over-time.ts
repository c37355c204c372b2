/** Counts of the live view by when they happened: those of a stretch of time, and how they came about in it. */
import type { TransactionSql } from '../connect';
import { type FlowRow, flowTotals, isStay } from './live';

/** A stretch of time in the workspace's clock; `to` is not included, and null where it ends now. */
export interface TimeSpan {
  from: Date;
  to: Date | null;
}

export interface RangedFlowRow extends FlowRow {
  /** What of the total happened in the stretch. */
  ranged: number;
}

/** Every count of a journey with what of it happened in a stretch of time, all in one look. */
export async function readFlowInRange(
  sql: TransactionSql,
  workspaceId: string,
  { journeyId, span }: { journeyId: string; span: TimeSpan },
): Promise<RangedFlowRow[]> {
  return sql<RangedFlowRow[]>`
    select version_id as "versionId", node_id as "nodeId", metric, sum(amount)::float8 as amount, sum(ranged)::float8 as ranged
      from (select *, 0 as ranged from ${flowTotals(sql, workspaceId, journeyId)}
            union all
            select version_id, node_id, metric, 0, amount from ${flowSpans(sql, workspaceId, { journeyId, span })}) as counts
     where not ${isStay(sql)} group by 1, 2, 3`;
}

export interface SteppedFlowRow {
  nodeId: string;
  metric: string;
  /** Place of the step in the stretch, from 1. */
  step: number;
  amount: number;
}

/** What happened in one version in each of the steps into which `moments` divide the time from the first to the last; they ascend. */
export async function readFlowInSteps(
  sql: TransactionSql,
  workspaceId: string,
  { journeyId, versionId, moments }: { journeyId: string; versionId: string; moments: readonly Date[] },
): Promise<SteppedFlowRow[]> {
  const [from, to] = [moments[0], moments.at(-1)];
  if (!from || !to) return [];
  const inner = moments.map((moment) => moment.toISOString());
  return sql<SteppedFlowRow[]>`
    select node_id as "nodeId", metric, width_bucket(begins_at, ${inner}::timestamptz[]) as step, sum(amount)::float8 as amount
      from ${flowSpans(sql, workspaceId, { journeyId, span: { from, to } })}
     where version_id = ${versionId} group by 1, 2, 3 having sum(amount) <> 0 order by 1, 2, 3`;
}

/** What is kept of a stretch, and what waits to be folded into it. */
const flowSpans = (
  sql: TransactionSql,
  workspaceId: string,
  { journeyId, span: { from, to } }: { journeyId: string; span: TimeSpan },
) => sql`(
  select version_id, node_id, metric, begins_at, amount from flow_span
   where workspace_id = ${workspaceId} and journey_id = ${journeyId} and begins_at >= ${from}
     ${to === null ? sql`` : sql`and begins_at < ${to}`}
  union all
  select version_id, node_id, metric, at, amount from flow_delta
   where workspace_id = ${workspaceId} and journey_id = ${journeyId} and at >= ${from}
     ${to === null ? sql`` : sql`and at < ${to}`}) as spans`;

/** Since when counts of a journey are told by time; null where nothing was told so yet. And whether there is more than what is. */
export async function readToldSince(
  sql: TransactionSql,
  workspaceId: string,
  journeyId: string,
): Promise<{ since: Date | null; isAll: boolean }> {
  const span = { from: new Date(0), to: null };
  const [row] = await sql<{ since: Date | null; isAll: boolean }[]>`
    select (select min(begins_at) from ${flowSpans(sql, workspaceId, { journeyId, span })}) as since,
           coalesce((select sum(amount) from ${flowTotals(sql, workspaceId, journeyId)} where metric in ('entered', 'fired')), 0)
             = coalesce((select sum(amount) from ${flowSpans(sql, workspaceId, { journeyId, span })} where metric in ('entered', 'fired')), 0)
             as "isAll"`;
  return row ?? { since: null, isAll: true };
}
