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

export interface EventTally {
  /** Customers who did anything among the events that were counted. */
  customers: number;
  /** Event time of the first and the last of them; null where there are none. */
  from: Date | null;
  until: Date | null;
  /** By name, the most frequent first: how many there were, and of how many customers. */
  names: { name: string; times: number; people: number }[];
}

/** Counts what customers did among the latest `limit` events that came in. */
export async function countLatestEvents(sql: TransactionSql, workspaceId: string, limit: number): Promise<EventTally> {
  const [row] = await sql<EventTally[]>`
    with latest as (
      select name, customer_id, occurred_at from customer_event
       where workspace_id = ${workspaceId} and kind = 'track' order by received_at desc limit ${limit}),
    tally as (
      select name, count(*)::int as times, count(distinct customer_id)::int as people
        from latest group by name order by times desc, name limit 500)
    select (select count(distinct customer_id)::int from latest) as customers,
           (select min(occurred_at) from latest) as "from", (select max(occurred_at) from latest) as until,
           coalesce((select jsonb_agg(tally) from tally), '[]') as names`;
  if (!row) throw new Error('An aggregate is always one row.');
  return row;
}
