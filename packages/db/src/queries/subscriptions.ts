/** What runs listen for. */
import { REMOVAL_EVENTS } from '@kairos/engine';
import { type TransactionSql, together } from '../connect';

export interface SubscriptionChange {
  runId: string;
  customerId: string;
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
  if (runIds.length === 0) return;
  await together([
    sql`delete from subscription where run_id = any(${runIds}::uuid[])`,
    rows.length > 0 &&
      sql`
    insert into subscription (workspace_id, run_id, customer_id, node_id, scope, event_name, since, until)
    select ${workspaceId}, * from unnest(
      ${rows.map((r) => r.runId)}::uuid[], ${rows.map((r) => r.customerId)}::uuid[], 
      ${rows.map((r) => r.nodeId)}::text[], ${rows.map((r) => r.scope)}::text[], ${rows.map((r) => r.eventName)}::text[],
      ${rows.map((r) => r.since.toISOString())}::timestamptz[], ${rows.map((r) => r.until?.toISOString() ?? null)}::timestamptz[])
    on conflict do nothing`,
  ]);
}

export interface SubscriptionRow {
  runId: string;
  cohortId: string;
  customerId: string;
  eventName: string;
  since: Date;
  until: Date | null;
}

/** What runs of these customers listen for among these event names; every run that acts hears of the customer's removal. */
export async function findSubscriptions(
  sql: TransactionSql,
  customerIds: string[],
  names: string[],
): Promise<SubscriptionRow[]> {
  return sql<SubscriptionRow[]>`
    select s.run_id as "runId", r.cohort_id as "cohortId", s.customer_id as "customerId", s.event_name as "eventName", s.since, s.until
      from subscription s join run r on r.id = s.run_id
     where s.customer_id = any(${customerIds}::uuid[]) and s.event_name = any(${names}::text[])
    union all
    select r.id, r.cohort_id, r.customer_id, ${REMOVAL_EVENTS.removed}, to_timestamp(0), null
      from run r
     where ${names.includes(REMOVAL_EVENTS.removed)} and r.customer_id = any(${customerIds}::uuid[]) and r.phase = 'acting'`;
}
