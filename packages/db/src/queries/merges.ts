/** Joins an anonymous profile with the customer that it turns out to be: whatever was known of it is the customer's from then on. */
import type { CustomerWishes, JsonObject } from '@kairos/engine';
import type { TransactionSql } from '../connect';
import { insertJournal } from './journal';

export interface MergingCustomer {
  id: string;
  attributes: JsonObject;
  firstSeenAt: Date;
}

/** Intakes of a workspace go side by side; nobody may store an event for a profile while it is merged. */
export async function holdOffMerges(sql: TransactionSql, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`merge/${workspaceId}`}, 0))`;
}

export async function holdOffIntakes(sql: TransactionSql, workspaceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`merge/${workspaceId}`}, 0))`;
}

/** Customers among these whom a user id leads to: they are known to be somebody. */
export async function findIdentified(sql: TransactionSql, customerIds: string[]): Promise<Set<string>> {
  const rows = await sql<{ id: string }[]>`
    select distinct customer_id as id from customer_key where namespace = 'user' and customer_id = any(${customerIds}::uuid[])`;
  return new Set(rows.map(({ id }) => id));
}

/** Locks both, and what is queued for them before: in the order in which the router does. Who was removed is left out. */
export async function lockToMerge(sql: TransactionSql, customerIds: string[]): Promise<MergingCustomer[]> {
  await sql`select 1 from route_queue where customer_id = any(${customerIds}::uuid[]) order by id for update`;
  return sql<MergingCustomer[]>`
    select id, attributes, first_seen_at as "firstSeenAt" from customer
     where id = any(${customerIds}::uuid[]) and removed_at is null order by id for update`;
}

interface Merge {
  from: string;
  into: string;
  /** Workspace clock. */
  at: Date;
}

/** Withdrawn permission wins over granted. */
export async function mergePermissions(sql: TransactionSql, workspaceId: string, merge: Merge): Promise<void> {
  const { from, into, at } = merge;
  await sql`
    insert into consent (workspace_id, customer_id, channel, state, source, recorded_at)
    select ${workspaceId}, ${into}, channel, 'withdrawn', 'merge', ${at}
      from (select distinct on (customer_id, channel) channel, state from consent
             where customer_id in (${from}, ${into}) order by customer_id, channel, id desc) as newest
     group by channel having bool_or(state = 'withdrawn') order by channel`;
}

/** What the customer wishes from now on, in place of what either wished. */
export async function mergeWishes(
  sql: TransactionSql,
  workspaceId: string,
  { from, into, at }: Merge,
  { topics, hours, pace, pausedUntil, mayUseBehaviour }: CustomerWishes,
): Promise<void> {
  for (const { topic, channel, isWanted } of topics) {
    await sql`
      insert into preference as known (workspace_id, customer_id, topic, channel, wanted, recorded_at)
      values (${workspaceId}, ${into}, ${topic}, ${channel}, ${isWanted}, ${at})
      on conflict (workspace_id, customer_id, topic, channel) do update
        set wanted = excluded.wanted, recorded_at = excluded.recorded_at where known.wanted <> excluded.wanted`;
  }
  await sql`
    insert into contact_wish (workspace_id, customer_id, hours, pace, paused_until, may_use_behaviour, recorded_at)
    values (${workspaceId}, ${into}, ${hours && JSON.stringify(hours)}::text::jsonb, ${pace && JSON.stringify(pace)}::text::jsonb,
            ${pausedUntil === null ? null : new Date(pausedUntil)}, ${mayUseBehaviour}, ${at})
    on conflict (workspace_id, customer_id) do update
      set hours = excluded.hours, pace = excluded.pace, paused_until = excluded.paused_until,
          may_use_behaviour = excluded.may_use_behaviour, recorded_at = excluded.recorded_at`;
  await sql`delete from preference where customer_id = ${from}`;
  await sql`delete from contact_wish where customer_id = ${from}`;
}

/** Everything that tells of the one tells of the other from now on; what both have sensed is computed anew from both logs. */
export async function handOverHistory(sql: TransactionSql, merge: Merge & { partition: number }): Promise<void> {
  const { from, into, partition } = merge;
  await sql`update route_queue set customer_id = ${into}, partition = ${partition} where customer_id = ${from}`;
  for (const table of OF_CUSTOMERS)
    await sql`update ${sql(table)} set customer_id = ${into} where customer_id = ${from}`;
  await sql`
    update silent_start s set customer_id = ${into} where s.customer_id = ${from} and not exists (
      select 1 from silent_start o where (o.journey_id, o.trigger_id, o.key) = (s.journey_id, s.trigger_id, s.key) and o.customer_id = ${into})`;
  await sql`delete from silent_start where customer_id = ${from}`;
  await sql`delete from sensing where customer_id in (${from}, ${into})`;
}

const OF_CUSTOMERS = [
  'customer_key',
  'customer_event',
  'consent',
  'suppression',
  'wish',
  'message',
  'webhook_call',
  'task',
  'run',
  'transition',
  'kept_start',
] as const;

/** The profile is gone; that it was, and whose it is, stays on record. */
export async function closeProfile(
  sql: TransactionSql,
  workspaceId: string,
  { from, into, at }: Merge,
  { attributes, firstSeenAt }: Pick<MergingCustomer, 'attributes' | 'firstSeenAt'>,
): Promise<void> {
  await sql`delete from customer where id = ${from}`;
  await sql`
    update customer set attributes = ${JSON.stringify(attributes)}::text::jsonb, first_seen_at = ${firstSeenAt} where id = ${into}`;
  await sql`
    insert into customer_merge (workspace_id, from_customer_id, into_customer_id, merged_at)
    values (${workspaceId}, ${from}, ${into}, ${at})`;
}

export interface RunToEnd {
  id: string;
  journeyId: string;
  versionId: string;
  cohortId: string;
  nodeId: string | null;
  phase: 'watching' | 'acting';
}

/** Open runs of one customer in journeys in which the other has one as well: one of them survives, the other's. */
export async function endRunsBeside(
  sql: TransactionSql,
  workspaceId: string,
  { of, beside, at }: { of: string; beside: string; at: Date },
): Promise<RunToEnd[]> {
  const ended = await sql<RunToEnd[]>`
    update run r
       set phase = 'ended', outcome = 'exited', ended_at = ${at}, due_at = null, node_id = null, listens = null, seq = r.seq + 1,
           state = (r.state::jsonb - 'memory' - 'timedOut' || '{"enteredAt":null}')::json
      from run before
     where before.id = r.id and r.customer_id = ${of} and r.phase <> 'ended'
       and exists (select 1 from run o where o.customer_id = ${beside} and o.journey_id = r.journey_id and o.phase = r.phase)
    returning r.id, r.journey_id as "journeyId", r.version_id as "versionId", r.cohort_id as "cohortId",
              before.node_id as "nodeId", before.phase`;
  const line = { type: 'ended' as const, at: at.getTime(), outcome: 'exited', reason: { key: 'reason.merged' } };
  const entries = ended.map(({ id, nodeId }) => ({ runId: id, lines: [{ ...line, nodeId }] }));
  await insertJournal(sql, workspaceId, entries);
  return ended;
}

/** Arms of one customer give way to what was merged. */
export async function forgetAssignments(sql: TransactionSql, customerIds: string[]): Promise<void> {
  await sql`delete from assignment where customer_id = any(${customerIds}::uuid[])`;
}

/** Arms that these customers were given in any journey. */
export async function findJourneysWithArms(sql: TransactionSql, customerIds: string[]): Promise<string[]> {
  const rows = await sql<{ journeyId: string }[]>`
    select distinct journey_id as "journeyId" from assignment where customer_id = any(${customerIds}::uuid[])`;
  return rows.map(({ journeyId }) => journeyId);
}
