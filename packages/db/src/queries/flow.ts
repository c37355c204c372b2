/** Counts on the canvas: changes are appended with the step that caused them, and folded now and then. */
import { type TransactionSql, together } from '../connect';

export interface FlowChange {
  journeyId: string;
  versionId: string;
  /** Empty for the journey as a whole. */
  nodeId: string;
  metric: string;
  amount: number;
}

/** Appends changes; equal keys are added up first, and nothing is written for a sum of 0. */
export async function appendFlow(sql: TransactionSql, workspaceId: string, changes: FlowChange[]): Promise<void> {
  const sums = new Map<string, FlowChange>();
  for (const change of changes) {
    const key = `${change.journeyId}/${change.versionId}/${change.nodeId}/${change.metric}`;
    const known = sums.get(key);
    sums.set(key, known ? { ...known, amount: known.amount + change.amount } : change);
  }
  const rows = [...sums.values()].filter((change) => change.amount !== 0);
  if (rows.length === 0) return;
  await together([
    sql`
    insert into flow_delta (workspace_id, journey_id, version_id, node_id, metric, amount)
    select ${workspaceId}, * from unnest(
      ${rows.map((r) => r.journeyId)}::uuid[], ${rows.map((r) => r.versionId)}::uuid[], ${rows.map((r) => r.nodeId)}::text[],
      ${rows.map((r) => r.metric)}::text[], ${rows.map((r) => r.amount)}::bigint[])`,
    sql`select pg_notify('kairos_flow', ${workspaceId})`,
  ]);
}

/** Folds waiting changes into the totals. Returns how many were folded. */
export async function foldFlow(sql: TransactionSql, workspaceId: string, limit: number): Promise<number> {
  const [row] = await sql<{ folded: number }[]>`
    with taken as (
      delete from flow_delta where id in (select id from flow_delta order by id limit ${limit} for update skip locked)
      returning journey_id, version_id, node_id, metric, amount),
    summed as (
      select journey_id, version_id, node_id, metric, sum(amount)::bigint as amount from taken group by 1, 2, 3, 4 order by 1, 2, 3, 4),
    folded as (
      insert into flow_count as total (workspace_id, journey_id, version_id, node_id, metric, amount)
      select ${workspaceId}, journey_id, version_id, node_id, metric, amount from summed
      on conflict (workspace_id, journey_id, version_id, node_id, metric) do update set amount = total.amount + excluded.amount)
    select count(*)::int as folded from taken`;
  return row?.folded ?? 0;
}
