/** Sending rules of a workspace, who changed them, and the messages that caps count and hours hold. */
import { type Channel, type CountedMessage, type SendingRules, sendingRulesSchema } from '@kairos/engine';
import type { TransactionSql } from '../connect';

/** The rules of the workspace of this transaction. */
export async function readSendingRules(sql: TransactionSql): Promise<SendingRules> {
  const [row] = await sql<{ rules: unknown }[]>`select sending_rules as rules from workspace`;
  return sendingRulesSchema.parse(row?.rules ?? {});
}

export async function updateSendingRules(sql: TransactionSql, workspaceId: string, rules: SendingRules): Promise<void> {
  await sql`update workspace set sending_rules = ${JSON.stringify(rules)}::text::jsonb where workspace_id = ${workspaceId}`;
}

export interface RulesChangeRow {
  id: number;
  rules: SendingRules;
  /** Null where nobody is known who made it. */
  memberName: string | null;
  /** Real time. */
  changedAt: Date;
}

/** Changes of the rules, newest first. */
export async function listRulesChanges(
  sql: TransactionSql,
  workspaceId: string,
  limit: number,
): Promise<RulesChangeRow[]> {
  const rows = await sql<(Omit<RulesChangeRow, 'rules'> & { rules: unknown })[]>`
    select c.id::int, c.rules, m.name as "memberName", c.changed_at as "changedAt"
      from sending_rules_change c left join member m on m.id = c.member_id
     where c.workspace_id = ${workspaceId} order by c.id desc limit ${limit}`;
  return rows.map((row) => ({ ...row, rules: sendingRulesSchema.parse(row.rules) }));
}

/** The newest change of the rules; 0 while nobody has made one. */
export async function findRulesRevision(sql: TransactionSql, workspaceId: string): Promise<number> {
  const [row] = await sql<{ id: number }[]>`
    select coalesce(max(id), 0)::int as id from sending_rules_change where workspace_id = ${workspaceId}`;
  return row?.id ?? 0;
}

export async function insertRulesChange(
  sql: TransactionSql,
  workspaceId: string,
  change: { memberId: string | null; rules: SendingRules },
): Promise<void> {
  await sql`
    insert into sending_rules_change (workspace_id, member_id, rules)
    values (${workspaceId}, ${change.memberId}, ${JSON.stringify(change.rules)}::text::jsonb)`;
}

export interface WithheldCountRow {
  channel: Channel;
  topic: string;
  reason: string;
  /** Kept for later, whatever became of it then. */
  held: number;
  skipped: number;
}

/** How many messages planned since a moment of the workspace's clock hours and caps held, and how many they kept from being sent. */
export async function countWithheld(
  sql: TransactionSql,
  workspaceId: string,
  since: Date,
): Promise<WithheldCountRow[]> {
  return sql<WithheldCountRow[]>`
    select channel, topic, reason, sum(held)::int as held, sum(skipped)::int as skipped from (
      select channel, topic, hold_reason as reason, 1 as held, 0 as skipped from message
       where workspace_id = ${workspaceId} and planned_at >= ${since} and hold_reason is not null
      union all
      select channel, topic, reason, 0, 1 from message
       where workspace_id = ${workspaceId} and planned_at >= ${since} and state = 'skipped' and reason is not null) as withheld
     group by channel, topic, reason`;
}

type CountedRow = CountedMessage & { customerId: string };

/**
 * Messages of locked customers that count against caps, planned since a moment. Those that nobody has begun to hand over are
 * locked as well, so that a more important message may take their place; whoever holds one of them counts as having begun.
 */
export async function readCountedMessages(
  sql: TransactionSql,
  customerIds: string[],
  since: Date,
): Promise<CountedRow[]> {
  const waiting = await sql<{ id: string }[]>`
    select id from message
     where customer_id = any(${customerIds}::uuid[]) and planned_at >= ${since} and state = 'planned' and counts
       for update skip locked`;
  const isWaiting = new Set(waiting.map(({ id }) => id));
  const rows = await listCountedMessages(sql, customerIds, since);
  return rows.map((row) => ({ ...row, isWaiting: isWaiting.has(row.id) }));
}

/** The same without a lock: none of them can be made to give up its place. */
export async function listCountedMessages(
  sql: TransactionSql,
  customerIds: string[],
  since: Date,
): Promise<CountedRow[]> {
  const rows = await sql<(Omit<CountedRow, 'at' | 'isWaiting'> & { at: Date })[]>`
    select id, customer_id as "customerId", channel, topic, due_at as at, priority from message
     where customer_id = any(${customerIds}::uuid[]) and planned_at >= ${since} and counts
       and state not in ('skipped', 'rejected')
     order by id`;
  return rows.map((row) => ({ ...row, at: row.at.getTime(), isWaiting: false }));
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

export interface Release {
  released: WaitingMessageRow[];
  /** Real milliseconds after which the next ones may leave; null when none are left whose time has come. */
  nextIn: number | null;
}

/**
 * Lets held messages of a channel go whose time has come by `horizon`, the most important first: `most` at once, and then none for
 * `pause` real milliseconds, however many workers ask.
 */
export async function releaseHeldMessages(
  sql: TransactionSql,
  workspaceId: string,
  wanted: { channel: Channel; horizon: Date; most: number; pause: number },
): Promise<Release> {
  const { channel, horizon, most, pause } = wanted;
  const due = sql`m.workspace_id = ${workspaceId} and m.channel = ${channel} and m.state = 'planned' and m.is_held and m.due_at <= ${horizon}`;
  const [any] = await sql`select 1 from message m where ${due} limit 1`;
  if (!any) return { released: [], nextIn: null };
  await sql`insert into release_pace (workspace_id, channel, next_at) values (${workspaceId}, ${channel}, clock_timestamp())
            on conflict do nothing`;
  const [pace] = await sql<{ wait: number }[]>`
    select (extract(epoch from next_at - clock_timestamp()) * 1000)::float8 as wait from release_pace
     where workspace_id = ${workspaceId} and channel = ${channel} for update`;
  if (pace && pace.wait > 0) return { released: [], nextIn: Math.ceil(pace.wait) };
  const released = await sql<WaitingMessageRow[]>`
    with picked as (
      select m.id from message m where ${due} order by m.priority desc, m.due_at, m.id limit ${most} for update skip locked)
    update message m set is_held = false from picked p where m.id = p.id
    returning m.id, m.journey_id as "journeyId", m.version_id as "versionId", m.node_id as "nodeId", true as "isHeld"`;
  await sql`update release_pace set next_at = clock_timestamp() + ${pause}::float8 * interval '1 millisecond'
             where workspace_id = ${workspaceId} and channel = ${channel}`;
  return { released, nextIn: released.length < most ? null : Math.ceil(pause) };
}
