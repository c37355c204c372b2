/** Messages that hours or caps hold: read to be asked for anew, and given another moment. */
import type { Channel } from '@kairos/engine';
import type { TransactionSql } from '../connect';

export interface HeldForRow {
  id: string;
  customerId: string;
  channel: Channel;
  topic: string;
  priority: number;
  plannedAt: Date;
  dueAt: Date;
  /** Real time. */
  createdAt: Date;
}

/** Customers for whom something is held, in order of their ids, beginning after one. Nothing is locked. */
export async function findCustomersWithHeld(
  sql: TransactionSql,
  workspaceId: string,
  page: { after: string | null; limit: number },
): Promise<string[]> {
  const rows = await sql<{ customerId: string }[]>`
    select distinct customer_id as "customerId" from message
     where workspace_id = ${workspaceId} and state = 'planned' and is_held
       ${page.after === null ? sql`` : sql`and customer_id > ${page.after}`}
     order by customer_id limit ${page.limit}`;
  return rows.map((row) => row.customerId);
}

/** What is held for locked customers, the most important first; locked as well, but for what somebody is taking. */
export async function lockHeldMessages(
  sql: TransactionSql,
  workspaceId: string,
  customerIds: string[],
): Promise<HeldForRow[]> {
  return sql<HeldForRow[]>`
    select id, customer_id as "customerId", channel, topic, priority, planned_at as "plannedAt", due_at as "dueAt",
           created_real_at as "createdAt"
      from message
     where workspace_id = ${workspaceId} and customer_id = any(${customerIds}::uuid[]) and state = 'planned' and is_held
     order by priority desc, planned_at, id
       for update skip locked`;
}

/** Gives held messages another moment, and tells those who let them go. */
export async function moveHeldMessages(
  sql: TransactionSql,
  workspaceId: string,
  moves: readonly { id: string; dueAt: Date; reason: string | null }[],
): Promise<void> {
  if (moves.length === 0) return;
  await sql`
    update message m set due_at = c.due_at, hold_reason = coalesce(c.reason, m.hold_reason)
      from unnest(${moves.map((move) => move.id)}::uuid[], ${moves.map((move) => move.dueAt.toISOString())}::timestamptz[],
                  ${moves.map((move) => move.reason)}::text[]) as c (id, due_at, reason)
     where m.workspace_id = ${workspaceId} and m.id = c.id`;
  await sql`select pg_notify('kairos_messages', ${workspaceId})`;
}
