/** Sending rules of a workspace, what customers wish, and the messages that caps count and hours hold. */
import {
  type Channel,
  type CountedMessage,
  type Schedule,
  type SendingRules,
  sendingRulesSchema,
  type TopicWish,
} from '@kairos/engine';
import { type TransactionSql, together } from '../connect';

/** The rules of the workspace of this transaction. */
export async function readSendingRules(sql: TransactionSql): Promise<SendingRules> {
  const [row] = await sql<{ rules: unknown }[]>`select sending_rules as rules from workspace`;
  return sendingRulesSchema.parse(row?.rules ?? {});
}

export async function updateSendingRules(sql: TransactionSql, workspaceId: string, rules: SendingRules): Promise<void> {
  await sql`update workspace set sending_rules = ${JSON.stringify(rules)}::text::jsonb where workspace_id = ${workspaceId}`;
}

export interface Wishes {
  topics: TopicWish[];
  /** Hours in which the customer wants to hear from us; null for any. */
  hours: Schedule | null;
}

/** Of customers who never said anything there is no entry. */
export async function readWishes(sql: TransactionSql, customerIds: string[]): Promise<Map<string, Wishes>> {
  if (customerIds.length === 0) return new Map();
  const found = new Map<string, Wishes>();
  const of = (customerId: string): Wishes => {
    const wishes = found.get(customerId) ?? { topics: [], hours: null };
    found.set(customerId, wishes);
    return wishes;
  };
  const [topics, hours] = await together([
    sql<({ customerId: string } & TopicWish)[]>`
    select customer_id as "customerId", topic, channel, wanted as "isWanted" from preference
     where customer_id = any(${customerIds}::uuid[]) order by topic, channel`,
    sql<{ customerId: string; schedule: Schedule }[]>`
    select customer_id as "customerId", schedule from contact_hours where customer_id = any(${customerIds}::uuid[])`,
  ]);
  for (const { customerId, ...wish } of topics) of(customerId).topics.push(wish);
  for (const { customerId, schedule } of hours) of(customerId).hours = schedule;
  return found;
}

/** `at` is the workspace's clock. */
export async function saveTopicWish(
  sql: TransactionSql,
  workspaceId: string,
  { customerId, topic, channel, isWanted, at }: TopicWish & { customerId: string; at: Date },
): Promise<void> {
  await sql`
    insert into preference (workspace_id, customer_id, topic, channel, wanted, recorded_at)
    values (${workspaceId}, ${customerId}, ${topic}, ${channel}, ${isWanted}, ${at})
    on conflict (workspace_id, customer_id, topic, channel)
      do update set wanted = excluded.wanted, recorded_at = excluded.recorded_at`;
}

/** Null forgets the hours: any are welcome again. */
export async function saveContactHours(
  sql: TransactionSql,
  workspaceId: string,
  { customerId, hours, at }: { customerId: string; hours: Schedule | null; at: Date },
): Promise<void> {
  if (hours === null) {
    await sql`delete from contact_hours where workspace_id = ${workspaceId} and customer_id = ${customerId}`;
    return;
  }
  await sql`
    insert into contact_hours (workspace_id, customer_id, schedule, recorded_at)
    values (${workspaceId}, ${customerId}, ${JSON.stringify(hours)}::text::jsonb, ${at})
    on conflict (workspace_id, customer_id) do update set schedule = excluded.schedule, recorded_at = excluded.recorded_at`;
}

/**
 * Messages of locked customers that count against caps, planned since a moment. Those that nobody has begun to hand over are
 * locked as well, so that a more important message may take their place; whoever holds one of them counts as having begun.
 */
export async function readCountedMessages(
  sql: TransactionSql,
  customerIds: string[],
  since: Date,
): Promise<(CountedMessage & { customerId: string })[]> {
  const waiting = await sql<{ id: string }[]>`
    select id from message
     where customer_id = any(${customerIds}::uuid[]) and planned_at >= ${since} and state = 'planned' and counts
       for update skip locked`;
  const isWaiting = new Set(waiting.map(({ id }) => id));
  const rows = await sql<{ id: string; customerId: string; channel: Channel; at: Date; priority: number }[]>`
    select id, customer_id as "customerId", channel, due_at as at, priority from message
     where customer_id = any(${customerIds}::uuid[]) and planned_at >= ${since} and counts
       and state not in ('skipped', 'rejected')
     order by id`;
  return rows.map((row) => ({ ...row, at: row.at.getTime(), isWaiting: isWaiting.has(row.id) }));
}

export interface WaitingMessageRow {
  id: string;
  journeyId: string;
  versionId: string;
  nodeId: string;
  isHeld: boolean;
}

/** Takes their places from messages that still wait; they are not sent. Returns those that it took them from. */
export async function displaceMessages(sql: TransactionSql, ids: string[]): Promise<WaitingMessageRow[]> {
  if (ids.length === 0) return [];
  return sql<WaitingMessageRow[]>`
    update message m set state = 'skipped', reason = 'outranked', settled_at = m.due_at, settled_real_at = now(), is_held = false
      from message old
     where m.id = any(${ids}::uuid[]) and m.state = 'planned' and old.id = m.id
    returning m.id, m.journey_id as "journeyId", m.version_id as "versionId", m.node_id as "nodeId", old.is_held as "isHeld"`;
}

/** How many held messages may leave at once, and the share of a second that takes. */
const BATCHES_PER_SECOND = 10;

export interface Release {
  released: WaitingMessageRow[];
  /** Real milliseconds after which the next ones may leave; null when none are left whose time has come. */
  nextIn: number | null;
}

/**
 * Lets held messages of a channel go whose time has come by `horizon`, the most important first, never more than `perSecond` within
 * any second of real time, however many workers ask.
 */
export async function releaseHeldMessages(
  sql: TransactionSql,
  workspaceId: string,
  wanted: { channel: Channel; horizon: Date; perSecond: number },
): Promise<Release> {
  const { channel, horizon, perSecond } = wanted;
  const due = sql`m.workspace_id = ${workspaceId} and m.channel = ${channel} and m.state = 'planned' and m.is_held and m.due_at <= ${horizon}`;
  const [any] = await sql`select 1 from message m where ${due} limit 1`;
  if (!any) return { released: [], nextIn: null };
  await sql`insert into release_pace (workspace_id, channel, next_at) values (${workspaceId}, ${channel}, clock_timestamp())
            on conflict do nothing`;
  const [pace] = await sql<{ wait: number }[]>`
    select (extract(epoch from next_at - clock_timestamp()) * 1000)::float8 as wait from release_pace
     where workspace_id = ${workspaceId} and channel = ${channel} for update`;
  if (pace && pace.wait > 0) return { released: [], nextIn: Math.ceil(pace.wait) };
  const batch = Math.max(1, Math.floor(perSecond / BATCHES_PER_SECOND));
  const released = await sql<WaitingMessageRow[]>`
    with picked as (
      select m.id from message m where ${due} order by m.priority desc, m.due_at, m.id limit ${batch} for update skip locked)
    update message m set is_held = false from picked p where m.id = p.id
    returning m.id, m.journey_id as "journeyId", m.version_id as "versionId", m.node_id as "nodeId", true as "isHeld"`;
  const pause = (batch / perSecond) * 1_000;
  await sql`update release_pace set next_at = clock_timestamp() + ${pause}::float8 * interval '1 millisecond'
             where workspace_id = ${workspaceId} and channel = ${channel}`;
  return { released, nextIn: released.length < batch ? null : Math.ceil(pause) };
}
