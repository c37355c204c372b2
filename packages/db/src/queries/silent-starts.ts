/** Campaigns that would have started silently, until somebody releases or forgets them. */
import type { TransactionSql } from '../connect';

export interface SilentStartRow {
  journeyId: string;
  triggerId: string;
  customerId: string;
  /** Null where campaigns are not told apart. */
  key: string | null;
  /** Workspace clock. */
  at: Date;
  eventId: string | null;
}

/** One that is there already stays as it is: what is released later starts once. */
export async function noteSilentStarts(
  sql: TransactionSql,
  workspaceId: string,
  rows: readonly SilentStartRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into silent_start (workspace_id, journey_id, trigger_id, customer_id, key, at, event_id)
    select ${workspaceId}, * from unnest(
      ${rows.map((r) => r.journeyId)}::uuid[], ${rows.map((r) => r.triggerId)}::text[], ${rows.map((r) => r.customerId)}::uuid[],
      ${rows.map((r) => r.key ?? '')}::text[], ${rows.map((r) => r.at.toISOString())}::timestamptz[], ${rows.map((r) => r.eventId)}::uuid[])
    on conflict do nothing`;
}

/** Campaigns and the customers that they are about. */
export async function countSilentStarts(
  sql: TransactionSql,
  journeyId: string,
): Promise<{ starts: number; customers: number }> {
  const [row] = await sql<{ starts: number; customers: number }[]>`
    select count(*)::int as starts, count(distinct customer_id)::int as customers from silent_start where journey_id = ${journeyId}`;
  return row ?? { starts: 0, customers: 0 };
}

/** The next customers of a journey of whom there are any, in id order. */
export async function findSilentCustomers(sql: TransactionSql, journeyId: string, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select distinct customer_id as id from silent_start where journey_id = ${journeyId} order by customer_id limit ${limit}`;
  return rows.map((row) => row.id);
}

/** Takes away what there is of these customers; two who take at once share it between them. */
export async function takeSilentStarts(
  sql: TransactionSql,
  journeyId: string,
  customerIds: string[],
): Promise<SilentStartRow[]> {
  return sql<SilentStartRow[]>`
    delete from silent_start where journey_id = ${journeyId} and customer_id = any(${customerIds}::uuid[])
    returning journey_id as "journeyId", trigger_id as "triggerId", customer_id as "customerId", nullif(key, '') as key, at, event_id as "eventId"`;
}

export async function forgetSilentStarts(sql: TransactionSql, journeyId: string): Promise<void> {
  await sql`delete from silent_start where journey_id = ${journeyId}`;
}
