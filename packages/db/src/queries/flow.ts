/** Counts on the canvas: changes are appended with the step that caused them, and folded now and then. */
import { type TransactionSql, together } from '../connect';

export interface FlowAmount {
  journeyId: string;
  versionId: string;
  /** Empty for the journey as a whole. */
  nodeId: string;
  metric: string;
  amount: number;
}

export interface FlowChange extends FlowAmount {
  /** When it happened, epoch ms in the workspace's clock; null where only the total counts. */
  at: number | null;
}

/** Local hours and days begin with one of these in every zone. */
const QUARTER_MS = 900_000;

/** Appends changes; those of one quarter of an hour are added up first, and nothing is written for a sum of 0. */
export async function appendFlow(sql: TransactionSql, workspaceId: string, changes: FlowChange[]): Promise<void> {
  const sums = new Map<string, FlowChange>();
  for (const each of changes) {
    const change = { ...each, at: each.at === null ? null : Math.floor(each.at / QUARTER_MS) * QUARTER_MS };
    const key = `${change.journeyId}/${change.versionId}/${change.nodeId}/${change.metric}/${change.at}`;
    const known = sums.get(key);
    sums.set(key, known ? { ...known, amount: known.amount + change.amount } : change);
  }
  const rows = [...sums.values()].filter((change) => change.amount !== 0);
  if (rows.length === 0) return;
  await together([
    sql`
    insert into flow_delta (workspace_id, journey_id, version_id, node_id, metric, amount, at)
    select ${workspaceId}, * from unnest(
      ${rows.map((r) => r.journeyId)}::uuid[], ${rows.map((r) => r.versionId)}::uuid[], ${rows.map((r) => r.nodeId)}::text[],
      ${rows.map((r) => r.metric)}::text[], ${rows.map((r) => r.amount)}::bigint[],
      ${rows.map((r) => (r.at === null ? null : new Date(r.at).toISOString()))}::timestamptz[])`,
    sql`select pg_notify('kairos_flow', ${workspaceId})`,
  ]);
}

/** Folds waiting changes into the totals, and into what they add to their quarter of an hour. Returns how many were folded. */
export async function foldFlow(sql: TransactionSql, workspaceId: string, limit: number): Promise<number> {
  const [row] = await sql<{ folded: number }[]>`
    with taken as (
      delete from flow_delta where id in (select id from flow_delta order by id limit ${limit} for update skip locked)
      returning journey_id, version_id, node_id, metric, amount, at),
    summed as (
      select journey_id, version_id, node_id, metric, sum(amount)::bigint as amount from taken group by 1, 2, 3, 4 order by 1, 2, 3, 4),
    folded as (
      insert into flow_count as total (workspace_id, journey_id, version_id, node_id, metric, amount)
      select ${workspaceId}, journey_id, version_id, node_id, metric, amount from summed
      on conflict (workspace_id, journey_id, version_id, node_id, metric) do update set amount = total.amount + excluded.amount),
    spanned as (
      insert into flow_span as total (workspace_id, journey_id, span, begins_at, version_id, node_id, metric, amount)
      select ${workspaceId}, journey_id, 'quarter', at, version_id, node_id, metric, sum(amount)::bigint from taken
       where at is not null group by 2, 4, 5, 6, 7 order by 2, 4, 5, 6, 7
      on conflict (workspace_id, journey_id, begins_at, span, version_id, node_id, metric)
      do update set amount = total.amount + excluded.amount)
    select count(*)::int as folded from taken`;
  return row?.folded ?? 0;
}

/** Joins spans of one size that began before `before` into the next size; `before` begins one of those. Returns how many were joined. */
export async function joinFlowSpans(
  sql: TransactionSql,
  workspaceId: string,
  { into, before, timeZone, limit }: { into: 'hour' | 'day'; before: Date; timeZone: string; limit: number },
): Promise<number> {
  const from = into === 'hour' ? 'quarter' : 'hour';
  const [row] = await sql<{ joined: number }[]>`
    with taken as (
      delete from flow_span where ctid = any(array(
        select ctid from flow_span
         where workspace_id = ${workspaceId} and span = ${from} and span <> 'day' and begins_at < ${before}
         order by begins_at limit ${limit} for update skip locked))
      returning journey_id, begins_at, version_id, node_id, metric, amount),
    joined as (
      insert into flow_span as total (workspace_id, journey_id, span, begins_at, version_id, node_id, metric, amount)
      select ${workspaceId}, journey_id, ${into}, date_trunc(${into}, begins_at, ${timeZone}), version_id, node_id, metric, sum(amount)::bigint
        from taken group by 2, 4, 5, 6, 7 order by 2, 4, 5, 6, 7
      on conflict (workspace_id, journey_id, begins_at, span, version_id, node_id, metric)
      do update set amount = total.amount + excluded.amount)
    select count(*)::int as joined from taken`;
  return row?.joined ?? 0;
}
