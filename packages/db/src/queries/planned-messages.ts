/** Messages that steps plan. */
import { type TransactionSql, together } from '../connect';

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
  await together([
    sql`
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
    on conflict (id) do nothing`,
    rows.some((row) => row.state === 'planned') && notifyMessages(sql, workspaceId),
  ]);
}

/** Tells every listener on `kairos_messages` that there may be something to hand over. */
export async function notifyMessages(sql: TransactionSql, workspaceId: string): Promise<void> {
  await sql`select pg_notify('kairos_messages', ${workspaceId})`;
}
