/** Questions about customers for the screens: finding them, and everything about one of them. */
import type { JsonObject, JsonValue } from '@kairos/engine';
import type { TransactionSql } from '../connect';

export interface CustomerListRow {
  id: string;
  label: string;
  attributes: JsonObject;
  firstSeenAt: Date;
  lastSeenAt: Date;
  events: number;
}

/** Where the page before this one ended. */
export interface CustomerCursor {
  lastSeenAt: Date;
  id: string;
}

/**
 * Customers seen last come first. `search` is compared with the beginning of the label, of every identifier and of the e-mail address,
 * and with any part of the name.
 */
export async function listCustomers(
  sql: TransactionSql,
  workspaceId: string,
  page: { search: string; before: CustomerCursor | null; limit: number },
): Promise<CustomerListRow[]> {
  const { search, before } = page;
  return sql<CustomerListRow[]>`
    select c.id, c.label, c.attributes, c.first_seen_at as "firstSeenAt", c.last_seen_at as "lastSeenAt",
           (select count(*)::int from customer_event e where e.customer_id = c.id) as events
      from customer c
     where c.workspace_id = ${workspaceId}
       ${before ? sql`and (c.last_seen_at, c.id) < (${before.lastSeenAt}, ${before.id}::uuid)` : sql``}
       ${search === '' ? sql`` : sql`and ${matches(sql, workspaceId, search)}`}
     order by c.last_seen_at desc, c.id desc
     limit ${page.limit}`;
}

/** Profiles of the customers seen last. */
export async function listRecentCustomers(
  sql: TransactionSql,
  workspaceId: string,
  limit: number,
): Promise<{ id: string; attributes: JsonObject }[]> {
  return sql<{ id: string; attributes: JsonObject }[]>`
    select id, attributes from customer where workspace_id = ${workspaceId} order by last_seen_at desc limit ${limit}`;
}

/** How many match, counted up to `atMost`. */
export async function countCustomers(
  sql: TransactionSql,
  workspaceId: string,
  options: { search: string; atMost: number },
): Promise<number> {
  const [row] = await sql<{ found: number }[]>`
    select count(*)::int as found from (
      select 1 from customer c where c.workspace_id = ${workspaceId}
       ${options.search === '' ? sql`` : sql`and ${matches(sql, workspaceId, options.search)}`}
       limit ${options.atMost}) as counted`;
  return row?.found ?? 0;
}

function matches(sql: TransactionSql, workspaceId: string, search: string) {
  const begins = `${likePattern(search)}%`;
  return sql`(
    c.label ilike ${begins}
    or c.attributes->>'email' ilike ${begins}
    or concat_ws(' ', c.attributes->>'name', c.attributes->>'first_name', c.attributes->>'last_name') ilike ${`%${begins}`}
    or c.id in (select k.customer_id from customer_key k where k.workspace_id = ${workspaceId} and k.value ilike ${begins}))`;
}

/** Percent and underscore are ordinary characters for whoever types them. */
function likePattern(search: string): string {
  return search.replace(/[\\%_]/g, (character) => `\\${character}`);
}

export interface CustomerRow {
  id: string;
  label: string;
  attributes: JsonObject;
  firstSeenAt: Date;
  lastSeenAt: Date;
  removedAt: Date | null;
  restoredAt: Date | null;
  keys: { namespace: 'user' | 'anonymous'; value: string }[];
  events: number;
  messages: number;
}

export async function findCustomer(
  sql: TransactionSql,
  workspaceId: string,
  customerId: string,
): Promise<CustomerRow | null> {
  const [row] = await sql<CustomerRow[]>`
    select c.id, c.label, c.attributes, c.first_seen_at as "firstSeenAt", c.last_seen_at as "lastSeenAt",
           c.removed_at as "removedAt", c.restored_at as "restoredAt",
           coalesce((select jsonb_agg(jsonb_build_object('namespace', k.namespace, 'value', k.value) order by k.namespace desc, k.value)
                       from customer_key k where k.customer_id = c.id), '[]') as keys,
           (select count(*)::int from customer_event e where e.customer_id = c.id) as events,
           (select count(*)::int from message m where m.customer_id = c.id) as messages
      from customer c where c.workspace_id = ${workspaceId} and c.id = ${customerId}`;
  return row ?? null;
}

export interface ConsentRow {
  id: number;
  channel: 'email' | 'sms' | 'push';
  state: 'granted' | 'withdrawn';
  source: string;
  recordedAt: Date;
}

/** Every permission given or withdrawn, newest first: the proof, not only the outcome. */
export async function listConsents(
  sql: TransactionSql,
  workspaceId: string,
  customerId: string,
): Promise<ConsentRow[]> {
  return sql<ConsentRow[]>`
    select id::int, channel, state, source, recorded_at as "recordedAt" from consent
     where workspace_id = ${workspaceId} and customer_id = ${customerId} order by id desc limit 100`;
}

export async function insertConsent(
  sql: TransactionSql,
  workspaceId: string,
  consent: {
    customerId: string;
    channel: 'email' | 'sms' | 'push';
    state: 'granted' | 'withdrawn';
    source: string;
    now: Date;
  },
): Promise<void> {
  await sql`
    insert into consent (workspace_id, customer_id, channel, state, source, recorded_at)
    values (${workspaceId}, ${consent.customerId}, ${consent.channel}, ${consent.state}, ${consent.source}, ${consent.now})`;
}

export interface SuppressionRow {
  id: string;
  channel: 'email' | 'sms' | 'push' | 'all';
  /** Null blocks every topic. */
  topic: string | null;
  reason: string;
  createdAt: Date;
  endsAt: Date | null;
  /** Name of the journey that set it; null for a member. */
  journeyName: string | null;
  /** Names of events that lift it. */
  liftedBy: string[];
}

/** Blocks that hold at `now`, newest first. */
export async function listSuppressions(
  sql: TransactionSql,
  workspaceId: string,
  customerId: string,
  now: Date,
): Promise<SuppressionRow[]> {
  return sql<SuppressionRow[]>`
    select s.id, s.channel, s.topic, s.reason, s.created_at as "createdAt", s.ends_at as "endsAt", j.name as "journeyName",
           s.lifted_by as "liftedBy"
      from suppression s left join journey j on j.id = s.journey_id
     where s.workspace_id = ${workspaceId} and s.customer_id = ${customerId} and (s.ends_at is null or s.ends_at > ${now})
     order by s.created_at desc`;
}

export async function insertSuppression(
  sql: TransactionSql,
  workspaceId: string,
  suppression: {
    id: string;
    customerId: string;
    channel: 'email' | 'sms' | 'push' | 'all';
    reason: string;
    now: Date;
  },
): Promise<void> {
  await sql`
    insert into suppression (id, workspace_id, customer_id, channel, reason, created_at)
    values (${suppression.id}, ${workspaceId}, ${suppression.customerId}, ${suppression.channel}, ${suppression.reason}, ${suppression.now})`;
}

/** Lets a block end now, so that what it blocked before stays explained. False when none of this customer's has this id. */
export async function endSuppression(
  sql: TransactionSql,
  workspaceId: string,
  suppression: { id: string; customerId: string; now: Date },
): Promise<boolean> {
  const rows = await sql`
    update suppression set ends_at = ${suppression.now}
     where workspace_id = ${workspaceId} and id = ${suppression.id} and customer_id = ${suppression.customerId}
       and (ends_at is null or ends_at > ${suppression.now}) returning id`;
  return rows.length > 0;
}

export interface CustomerRunRow {
  id: string;
  journeyId: string;
  journeyName: string;
  version: number;
  phase: 'watching' | 'acting' | 'ended';
  nodeId: string | null;
  openedAt: Date;
  campaignStartedAt: Date | null;
  dueAt: Date | null;
  endedAt: Date | null;
  outcome: string | null;
  hasFailed: boolean;
}

/** Runs of one customer, newest first. Runs that only watched and closed again are left out: nothing happened in them. */
export async function listRunsOfCustomer(
  sql: TransactionSql,
  workspaceId: string,
  customerId: string,
  limit: number,
): Promise<CustomerRunRow[]> {
  return sql<CustomerRunRow[]>`
    select r.id, r.journey_id as "journeyId", j.name as "journeyName", v.number as version, r.phase, r.node_id as "nodeId",
           r.opened_at as "openedAt", r.campaign_started_at as "campaignStartedAt", r.due_at as "dueAt",
           r.ended_at as "endedAt", r.outcome, r.failure is not null as "hasFailed"
      from run r join journey j on j.id = r.journey_id join journey_version v on v.id = r.version_id
     where r.workspace_id = ${workspaceId} and r.customer_id = ${customerId}
       and (r.phase <> 'ended' or r.campaign_started_at is not null or r.failure is not null)
     order by coalesce(r.campaign_started_at, r.opened_at) desc, r.id desc
     limit ${limit}`;
}

export interface AttributeRow {
  name: string;
  seen: number;
  examples: JsonValue[];
}

/** Attributes of the customers seen last, with examples: a sample, since a catalogue over everybody would cost a full read. */
export async function listAttributes(
  sql: TransactionSql,
  workspaceId: string,
  sample: number,
): Promise<AttributeRow[]> {
  return sql<AttributeRow[]>`
    with recent as (
      select attributes from customer where workspace_id = ${workspaceId} order by last_seen_at desc limit ${sample}),
    pairs as (
      select entry.key as name, entry.value from recent, jsonb_each(recent.attributes) as entry
       where jsonb_typeof(entry.value) in ('string', 'number', 'boolean') and length(entry.value::text) <= 60),
    counted as (select name, value, count(*)::int as seen from pairs group by name, value),
    ranked as (
      select name, value, seen, row_number() over (partition by name order by seen desc, value::text) as place from counted)
    select name, sum(seen)::int as seen, jsonb_agg(value order by place) filter (where place <= 5) as examples
      from ranked group by name order by seen desc, name`;
}
