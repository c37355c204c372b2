/** Customers whom a member removes and brings back. */
import type { TransactionSql } from '../connect';

/** False when there is no such customer, or it is removed already. */
export async function markRemoved(
  sql: TransactionSql,
  workspaceId: string,
  { customerId, at }: { customerId: string; at: Date },
): Promise<boolean> {
  const rows = await sql`
    update customer set removed_at = ${at}, restored_at = null
     where workspace_id = ${workspaceId} and id = ${customerId} and (removed_at is null or restored_at is not null)
    returning id`;
  return rows.length > 0;
}

/** False when there is no such customer, or it is not removed. */
export async function markRestored(
  sql: TransactionSql,
  workspaceId: string,
  { customerId, at }: { customerId: string; at: Date },
): Promise<boolean> {
  const rows = await sql`
    update customer set restored_at = ${at}
     where workspace_id = ${workspaceId} and id = ${customerId} and removed_at is not null and restored_at is null
    returning id`;
  return rows.length > 0;
}
