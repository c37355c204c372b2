/** Writes what comes in at the door: customers found or made by their keys, events once each, one queue row per new event. */
import type { JsonObject } from '@kairos/engine';
import type { TransactionSql } from '../connect';
import type { EventKind } from '../schema';

export interface CustomerKeyRow {
  namespace: 'user' | 'anonymous';
  value: string;
}

export interface NewCustomer extends CustomerKeyRow {
  customerId: string;
}

export interface NewEvent {
  id: string;
  messageId: string;
  customerId: string;
  kind: EventKind;
  name: string;
  properties: JsonObject;
  occurredAt: Date;
  /** Partition of the route queue, from the customer's id. */
  partition: number;
  /** Journeys that led to it, the first one first; leave it out for what comes in by itself. */
  chain?: string[];
}

/** Which of these keys lead to which customer. */
export async function findCustomersByKeys(sql: TransactionSql, keys: CustomerKeyRow[]): Promise<NewCustomer[]> {
  return sql<NewCustomer[]>`
    select k.namespace, k.value, k.customer_id as "customerId"
      from customer_key k
      join unnest(${keys.map((key) => key.namespace)}::text[], ${keys.map((key) => key.value)}::text[]) as wanted (namespace, value)
        on k.namespace = wanted.namespace and k.value = wanted.value`;
}

/**
 * Claims keys for new customers and creates the customers whose claim succeeded.
 * Rows come sorted, so that two batches with the same new people wait for each other and do not deadlock.
 */
export async function createCustomers(
  sql: TransactionSql,
  workspaceId: string,
  customers: NewCustomer[],
  now: Date,
): Promise<void> {
  const sorted = [...customers].sort((a, b) => (a.namespace + a.value < b.namespace + b.value ? -1 : 1));
  await sql`
    with claimed as (
      insert into customer_key (workspace_id, namespace, value, customer_id)
      select ${workspaceId}, namespace, value, customer_id
        from unnest(${sorted.map((c) => c.namespace)}::text[], ${sorted.map((c) => c.value)}::text[],
                    ${sorted.map((c) => c.customerId)}::uuid[]) as wanted (namespace, value, customer_id)
      on conflict do nothing
      returning value, customer_id)
    insert into customer (id, workspace_id, label, first_seen_at, last_seen_at)
    select customer_id, ${workspaceId}, value, ${now}, ${now} from claimed`;
}

/** Lets a further key lead to a customer; a key that already leads somewhere stays where it is. */
export async function attachCustomerKeys(sql: TransactionSql, workspaceId: string, keys: NewCustomer[]): Promise<void> {
  await sql`
    insert into customer_key (workspace_id, namespace, value, customer_id)
    select ${workspaceId}, * from unnest(${keys.map((k) => k.namespace)}::text[], ${keys.map((k) => k.value)}::text[],
                                         ${keys.map((k) => k.customerId)}::uuid[])
    on conflict do nothing`;
}

/**
 * Stores events that are not there yet, and queues exactly those. Returns how many were new.
 * They are stored in the order of their message ids, so that two batches with the same events wait for each other and do not deadlock.
 */
export async function insertEvents(
  sql: TransactionSql,
  workspaceId: string,
  events: NewEvent[],
  receivedAt: Date,
): Promise<number> {
  const rows = await sql`
    with arrived as (
      select * from unnest(
        ${events.map((e) => e.id)}::uuid[], ${events.map((e) => e.messageId)}::text[], ${events.map((e) => e.customerId)}::uuid[],
        ${events.map((e) => e.kind)}::text[], ${events.map((e) => e.name)}::text[],
        ${events.map((e) => JSON.stringify(e.properties))}::text[], ${events.map((e) => e.occurredAt.toISOString())}::timestamptz[],
        ${events.map((e) => e.partition)}::smallint[], ${events.map((e) => (e.chain ? `{${e.chain.join()}}` : null))}::text[]
      ) as e (id, message_id, customer_id, kind, name, properties, occurred_at, partition, chain)),
    stored as (
      insert into customer_event (id, workspace_id, message_id, customer_id, kind, name, properties, occurred_at, received_at, chain)
      select id, ${workspaceId}, message_id, customer_id, kind, name, properties::jsonb, occurred_at, ${receivedAt}, chain::uuid[] from arrived
       order by message_id
      on conflict (workspace_id, message_id) do nothing
      returning id)
    insert into route_queue (workspace_id, partition, customer_id, event_id, occurred_at)
    select ${workspaceId}, a.partition, a.customer_id, a.id, a.occurred_at from arrived a join stored using (id)
     order by a.id
    returning 1`;
  return rows.length;
}

/** Tells the routers that there is work. */
export async function notifyRouters(sql: TransactionSql, workspaceId: string): Promise<void> {
  await sql`select pg_notify('kairos_route', ${workspaceId})`;
}
