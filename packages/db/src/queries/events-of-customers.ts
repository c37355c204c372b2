/** Events of customers as steps of their runs look at them. */
import type { TransactionSql } from '../connect';
import type { StoredEvent } from './routing';

/** First unrouted event per customer: time may not pass it. */
export async function findEarliestQueued(sql: TransactionSql, customerIds: string[]): Promise<Map<string, number>> {
  if (customerIds.length === 0) return new Map();
  const rows = await sql<{ customerId: string; at: Date }[]>`
    select customer_id as "customerId", min(occurred_at) as at from route_queue
     where customer_id = any(${customerIds}::uuid[]) group by customer_id`;
  return new Map(rows.map((row) => [row.customerId, row.at.getTime()]));
}
/** Events of these customers after a moment each, routed or not, with one of these names. */
export async function readEventsSince(
  sql: TransactionSql,
  customers: { customerId: string; since: Date }[],
  names: string[],
): Promise<StoredEvent[]> {
  if (customers.length === 0 || names.length === 0) return [];
  return sql<StoredEvent[]>`
    select e.id, e.customer_id as "customerId", e.name, e.occurred_at as "occurredAt", e.properties
      from unnest(${customers.map((c) => c.customerId)}::uuid[], ${customers.map((c) => c.since.toISOString())}::timestamptz[]) as c (id, since)
      join customer_event e on e.customer_id = c.id and e.occurred_at > c.since
     where e.name = any(${names}::text[])
     order by e.customer_id, e.occurred_at, e.id`;
}
