/** Questions about events for the screens. */
import type { JsonObject } from '@kairos/engine';
import type { TransactionSql } from '../connect';
import type { EventKind } from '../schema';

export interface EventRow {
  id: string;
  kind: EventKind;
  name: string;
  properties: JsonObject;
  customerId: string;
  customerLabel: string;
  occurredAt: Date;
  receivedAt: Date;
}

/** Where the page before this one ended. */
export interface EventCursor {
  at: Date;
  id: string;
}

/** As they arrived, newest first; `names` empty means all. */
export async function listEvents(
  sql: TransactionSql,
  workspaceId: string,
  page: { names: string[]; before: EventCursor | null; limit: number },
): Promise<EventRow[]> {
  const { names, before } = page;
  return sql<EventRow[]>`
    select e.id, e.kind, e.name, e.properties, e.customer_id as "customerId", c.label as "customerLabel",
           e.occurred_at as "occurredAt", e.received_at as "receivedAt"
      from customer_event e join customer c on c.id = e.customer_id
     where e.workspace_id = ${workspaceId}
       ${names.length > 0 ? sql`and e.name = any(${names})` : sql``}
       ${before ? sql`and (e.received_at, e.id) < (${before.at}, ${before.id}::uuid)` : sql``}
     order by e.received_at desc, e.id desc
     limit ${page.limit}`;
}

/** What one customer did, newest first by the time it happened. */
export async function listEventsOfCustomer(
  sql: TransactionSql,
  workspaceId: string,
  page: { customerId: string; before: EventCursor | null; limit: number },
): Promise<EventRow[]> {
  const { before } = page;
  return sql<EventRow[]>`
    select e.id, e.kind, e.name, e.properties, e.customer_id as "customerId", c.label as "customerLabel",
           e.occurred_at as "occurredAt", e.received_at as "receivedAt"
      from customer_event e join customer c on c.id = e.customer_id
     where e.workspace_id = ${workspaceId} and e.customer_id = ${page.customerId}
       ${before ? sql`and (e.occurred_at, e.id) < (${before.at}, ${before.id}::uuid)` : sql``}
     order by e.occurred_at desc, e.id desc
     limit ${page.limit}`;
}

export interface EventNameRow {
  name: string;
  seen: number;
  lastSeenAt: Date;
  properties: Record<string, (string | number | boolean)[]>;
}

/** Every event name seen so far, the most frequent first. */
export async function listEventNames(sql: TransactionSql, workspaceId: string): Promise<EventNameRow[]> {
  return sql<EventNameRow[]>`
    select name, seen::int, last_seen_at as "lastSeenAt", properties from event_name
     where workspace_id = ${workspaceId} order by seen desc, name limit 1000`;
}
