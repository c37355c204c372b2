/** What the router reads and writes: queued events with their customers, sensing states, and the effects. */
import type { JsonObject, SensingState, SourceHeard, Starts } from '@kairos/engine';
import type { TransactionSql } from '../connect';
import type { EventKind } from '../schema';
import { type StoredSensing, sensingOf, storedHash, storedSensing } from './sensing-state';

export interface QueuedEvent {
  queueId: string;
  customerId: string;
  eventId: string;
  kind: EventKind;
  name: string;
  properties: JsonObject;
  occurredAt: Date;
  /** Workspace clock at the door. */
  receivedAt: Date;
  /** Journeys that led to it; null for what came in by itself. */
  chain: string[] | null;
}

/** Partitions of this workspace that have work waiting. */
export async function findBusyPartitions(sql: TransactionSql): Promise<number[]> {
  const rows = await sql<{ partition: number }[]>`
    select p.partition::int from generate_series(0, 7) as p (partition)
     where exists (select 1 from route_queue q where q.partition = p.partition)`;
  return rows.map((row) => row.partition);
}

/** Takes partitions for this transaction, and returns those that it got: another router has the rest. */
export async function takePartitions(
  sql: TransactionSql,
  workspaceId: string,
  partitions: readonly number[],
): Promise<number[]> {
  const rows = await sql<{ partition: number }[]>`
    select partition from unnest(${[...partitions]}::int[]) as p (partition)
     where pg_try_advisory_xact_lock(hashtextextended('route/' || ${workspaceId} || '/' || partition::text, 0))`;
  return rows.map((row) => row.partition);
}

/** The oldest queued events of these partitions, in arrival order. */
export async function readQueue(
  sql: TransactionSql,
  partitions: readonly number[],
  limit: number,
): Promise<QueuedEvent[]> {
  return sql<QueuedEvent[]>`
    select q.id as "queueId", q.customer_id as "customerId", e.id as "eventId", e.kind, e.name, e.properties,
           e.occurred_at as "occurredAt", e.received_at as "receivedAt", e.chain
      from (select oldest.* from unnest(${[...partitions]}::int[]) as p (partition)
             cross join lateral (select id, customer_id, event_id from route_queue where partition = p.partition order by id limit ${limit}) oldest
             order by id limit ${limit}) q
      join customer_event e on e.id = q.event_id
     order by q.id`;
}

export async function deleteFromQueue(sql: TransactionSql, queueIds: string[]): Promise<void> {
  await sql`delete from route_queue where id = any(${queueIds}::bigint[])`;
}

export interface LockedCustomer {
  id: string;
  label: string;
  attributes: JsonObject;
  removedAt: Date | null;
  restoredAt: Date | null;
}

/** Locks customers in a fixed order: whoever changes what a customer does or waits for holds this lock first. */
export async function lockCustomers(sql: TransactionSql, customerIds: string[]): Promise<LockedCustomer[]> {
  return sql<LockedCustomer[]>`
    select id, label, attributes, removed_at as "removedAt", restored_at as "restoredAt" from customer where id = any(${customerIds}::uuid[]) order by id for no key update`;
}

export interface SensingRow {
  journeyId: string;
  sensingHash: string;
  customerId: string;
  state: SensingState;
}

/** Sensing states of these customers in the given journeys (pairs of journey and sensing hash). */
export async function readSensing(
  sql: TransactionSql,
  customerIds: string[],
  journeys: { journeyId: string; sensingHash: string }[],
): Promise<SensingRow[]> {
  if (journeys.length === 0 || customerIds.length === 0) return [];
  const rows = await sql<(Omit<SensingRow, 'state'> & { state: StoredSensing })[]>`
    select s.journey_id as "journeyId", j.sensing_hash as "sensingHash", s.customer_id as "customerId", s.state
      from unnest(${journeys.map((j) => j.journeyId)}::uuid[], ${journeys.map((j) => j.sensingHash)}::text[],
                  ${journeys.map((j) => storedHash(j.sensingHash))}::bigint[]) as j (journey_id, sensing_hash, stored_hash)
      join sensing s on s.journey_id = j.journey_id and s.sensing_hash = j.stored_hash
     where s.customer_id = any(${customerIds}::uuid[])`;
  return rows.map((row) => ({ ...row, state: sensingOf(row.state) }));
}

export async function upsertSensing(sql: TransactionSql, workspaceId: string, rows: SensingRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into sensing (workspace_id, journey_id, sensing_hash, customer_id, state)
    select ${workspaceId}, journey_id, sensing_hash, customer_id, state::json
      from unnest(${rows.map((r) => r.journeyId)}::uuid[], ${rows.map((r) => storedHash(r.sensingHash))}::bigint[],
                  ${rows.map((r) => r.customerId)}::uuid[], ${rows.map((r) => storedSensing(r.state))}::text[])
        as r (journey_id, sensing_hash, customer_id, state)
    on conflict (journey_id, sensing_hash, customer_id) do update set state = excluded.state`;
}

export interface StoredEvent {
  id: string;
  customerId: string;
  name: string;
  occurredAt: Date;
  properties: JsonObject;
}

export interface RoutedHistoryRow extends StoredEvent {
  /** Journeys that led to it; null for what came in by itself. */
  chain: string[] | null;
}

/** All routed events of these customers with one of these names, in event order: the log that a state is rebuilt from. */
export async function readRoutedHistory(
  sql: TransactionSql,
  customerIds: string[],
  names: string[],
): Promise<RoutedHistoryRow[]> {
  return sql<RoutedHistoryRow[]>`
    select e.id, e.customer_id as "customerId", e.name, e.occurred_at as "occurredAt", e.properties, e.chain
      from customer_event e
     where e.customer_id = any(${customerIds}::uuid[]) and e.name = any(${names}::text[])
       and not exists (select 1 from route_queue q where q.customer_id = e.customer_id and q.event_id = e.id)
     order by e.customer_id, e.occurred_at, e.id`;
}

/** Since when these customers have been observed: their first event, or the moment at which they became known. */
export async function readObservedSince(sql: TransactionSql, customerIds: string[]): Promise<Map<string, number>> {
  const rows = await sql<{ id: string; since: Date }[]>`
    select c.id, least(c.first_seen_at, (select min(e.occurred_at) from customer_event e
                                          where e.workspace_id = c.workspace_id and e.customer_id = c.id)) as since
      from customer c where c.id = any(${customerIds}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row.since.getTime()]));
}

/** What the workspace has heard of these events; one that it never heard has not been observed at all. */
export async function readSources(sql: TransactionSql, names: readonly string[]): Promise<Record<string, SourceHeard>> {
  if (names.length === 0) return {};
  const rows = await sql<{ name: string; since: Date; until: Date }[]>`
    select name, first_seen_at as since, last_seen_at as until from event_name where name = any(${[...names]}::text[])`;
  const heard = new Map(rows.map((row) => [row.name, { since: row.since.getTime(), until: row.until.getTime() }]));
  const never = { since: Number.MAX_SAFE_INTEGER, until: 0 };
  return Object.fromEntries(names.map((name) => [name, heard.get(name) ?? never]));
}

export interface EarlierStartsRow {
  customerId: string;
  journeyId: string;
  triggerId: string;
  starts: Starts;
}

/** Campaigns that each trigger of a journey started for these customers before a moment. */
export async function readEarlierStarts(
  sql: TransactionSql,
  customerIds: string[],
  journeys: { journeyId: string; sensesSince: Date }[],
): Promise<EarlierStartsRow[]> {
  if (journeys.length === 0 || customerIds.length === 0) return [];
  const rows = await sql<{ customerId: string; journeyId: string; triggerId: string; times: number; lastAt: Date }[]>`
    select r.customer_id as "customerId", r.journey_id as "journeyId", r.trigger_id as "triggerId", count(*)::int as times,
           max(r.campaign_started_at) as "lastAt"
      from run r
      join unnest(${journeys.map((j) => j.journeyId)}::uuid[], ${journeys.map((j) => j.sensesSince.toISOString())}::timestamptz[])
           as j (journey_id, senses_since) on j.journey_id = r.journey_id
     where r.customer_id = any(${customerIds}::uuid[]) and r.trigger_id is not null and r.campaign_started_at < j.senses_since
     group by 1, 2, 3`;
  return rows.map(({ customerId, journeyId, triggerId, times, lastAt }) => ({
    customerId,
    journeyId,
    triggerId,
    starts: { times, lastAt: lastAt.getTime() },
  }));
}

export interface WatchingRow {
  runId: string;
  cohortId: string;
  customerId: string;
  journeyId: string;
  dueAt: Date | null;
}

/** The watching runs of these customers: at most one per customer and journey. */
export async function findWatchingRuns(sql: TransactionSql, customerIds: string[]): Promise<WatchingRow[]> {
  return sql<WatchingRow[]>`
    select id as "runId", cohort_id as "cohortId", customer_id as "customerId", journey_id as "journeyId", due_at as "dueAt"
      from run where customer_id = any(${customerIds}::uuid[]) and phase = 'watching'`;
}

export interface CustomerChange {
  customerId: string;
  /** Null when no attribute changed. */
  attributes: JsonObject | null;
  lastSeenAt: Date;
}

/** When they were last seen is kept to the minute: each change costs an index entry, and a flood of events would write little else. */
export async function updateCustomers(sql: TransactionSql, changes: CustomerChange[]): Promise<void> {
  await sql`
    update customer c
       set attributes = coalesce(n.attributes::jsonb, c.attributes), last_seen_at = greatest(c.last_seen_at, n.last_seen_at)
      from unnest(${changes.map((c) => c.customerId)}::uuid[],
                  ${changes.map((c) => (c.attributes ? JSON.stringify(c.attributes) : null))}::text[],
                  ${changes.map((c) => c.lastSeenAt.toISOString())}::timestamptz[]) as n (id, attributes, last_seen_at)
     where c.id = n.id and (n.attributes is not null or n.last_seen_at > c.last_seen_at + interval '1 minute')`;
}

export interface SeenEventName {
  name: string;
  seen: number;
  firstSeenAt: Date;
  lastSeenAt: Date;
  /** Property name → example values seen in this batch. */
  properties: Record<string, (string | number | boolean)[]>;
}

/** Counts event names and keeps examples of properties that were not known yet. */
export async function noteEventNames(sql: TransactionSql, workspaceId: string, names: SeenEventName[]): Promise<void> {
  const sorted = [...names].sort((a, b) => (a.name < b.name ? -1 : 1));
  await sql`
    insert into event_name as known (workspace_id, name, seen, first_seen_at, last_seen_at, properties)
    select ${workspaceId}, name, seen, first_seen_at, last_seen_at, properties::jsonb
      from unnest(${sorted.map((n) => n.name)}::text[], ${sorted.map((n) => n.seen)}::bigint[],
                  ${sorted.map((n) => n.firstSeenAt.toISOString())}::timestamptz[],
                  ${sorted.map((n) => n.lastSeenAt.toISOString())}::timestamptz[],
                  ${sorted.map((n) => JSON.stringify(n.properties))}::text[]) as n (name, seen, first_seen_at, last_seen_at, properties)
    on conflict (workspace_id, name) do update
       set seen = known.seen + excluded.seen, first_seen_at = least(known.first_seen_at, excluded.first_seen_at), last_seen_at = greatest(known.last_seen_at, excluded.last_seen_at),
           properties = excluded.properties || known.properties`;
}
