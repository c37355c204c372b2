/** Messages that hours or caps hold or keep back: read to be asked for anew, given another moment, or sent all the same. */
import type { Channel, MessageState } from '@kairos/engine';
import type { TransactionSql } from '../connect';
import { notifyMessages } from './planned-messages';

export interface HeldForRow {
  id: string;
  customerId: string;
  channel: Channel;
  topic: string;
  priority: number;
  plannedAt: Date;
  dueAt: Date;
  /** Real time. */
  createdAt: Date;
}

/** Customers for whom something is held, in order of their ids, beginning after one. Nothing is locked. */
export async function findCustomersWithHeld(
  sql: TransactionSql,
  workspaceId: string,
  page: { after: string | null; limit: number },
): Promise<string[]> {
  const rows = await sql<{ customerId: string }[]>`
    select distinct customer_id as "customerId" from message
     where workspace_id = ${workspaceId} and state = 'planned' and is_held
       ${page.after === null ? sql`` : sql`and customer_id > ${page.after}`}
     order by customer_id limit ${page.limit}`;
  return rows.map((row) => row.customerId);
}

/** What is held for locked customers, the most important first; locked as well, but for what somebody is taking. */
export async function lockHeldMessages(
  sql: TransactionSql,
  workspaceId: string,
  customerIds: string[],
): Promise<HeldForRow[]> {
  return sql<HeldForRow[]>`
    select id, customer_id as "customerId", channel, topic, priority, planned_at as "plannedAt", due_at as "dueAt",
           created_real_at as "createdAt"
      from message
     where workspace_id = ${workspaceId} and customer_id = any(${customerIds}::uuid[]) and state = 'planned' and is_held
     order by priority desc, planned_at, id
       for update skip locked`;
}

/** Gives held messages another moment, and tells those who let them go. */
export async function moveHeldMessages(
  sql: TransactionSql,
  workspaceId: string,
  moves: readonly { id: string; dueAt: Date; reason: string | null }[],
): Promise<void> {
  if (moves.length === 0) return;
  await sql`
    update message m set due_at = c.due_at, hold_reason = coalesce(c.reason, m.hold_reason)
      from unnest(${moves.map((move) => move.id)}::uuid[], ${moves.map((move) => move.dueAt.toISOString())}::timestamptz[],
                  ${moves.map((move) => move.reason)}::text[]) as c (id, due_at, reason)
     where m.workspace_id = ${workspaceId} and m.id = c.id`;
  await notifyMessages(sql, workspaceId);
}

export interface WithheldRow {
  id: string;
  state: MessageState;
  attempt: number;
  /** Why it waits, or why it was not sent. */
  reason: string | null;
  channel: Channel;
  topic: string;
  priority: number;
  plannedAt: Date;
  dueAt: Date;
  /** Of what was not sent: when that was decided. */
  skippedAt: Date;
  isHeld: boolean;
  /** Service messages obey no hours and caps. */
  counts: boolean;
  customerId: string;
  customerLabel: string;
  journeyId: string;
  journeyName: string;
  versionId: string;
  nodeId: string;
  runId: string;
}

const WITHHELD = (sql: TransactionSql) => sql`
  select m.id, m.state, m.attempt, case when m.state = 'planned' then m.hold_reason else m.reason end as reason, m.channel, m.topic,
         m.priority, m.planned_at as "plannedAt", m.due_at as "dueAt", coalesce(m.settled_at, m.planned_at) as "skippedAt",
         m.is_held as "isHeld", m.counts, m.customer_id as "customerId",
         c.label as "customerLabel", m.journey_id as "journeyId", j.name as "journeyName", m.version_id as "versionId",
         m.node_id as "nodeId", m.run_id as "runId"
    from message m join customer c on c.id = m.customer_id join journey j on j.id = m.journey_id`;

/** What waits for its moment, the next ones first. */
export async function listHeldMessages(
  sql: TransactionSql,
  workspaceId: string,
  limit: number,
): Promise<WithheldRow[]> {
  return sql<WithheldRow[]>`
    ${WITHHELD(sql)} where m.workspace_id = ${workspaceId} and m.state = 'planned' and m.is_held
     order by m.due_at, m.priority desc, m.id limit ${limit}`;
}

/** What was not sent for one of the reasons, planned since a moment; the latest first. */
export async function listUnsentMessages(
  sql: TransactionSql,
  workspaceId: string,
  page: { reasons: readonly string[]; since: Date; limit: number },
): Promise<WithheldRow[]> {
  return sql<WithheldRow[]>`
    ${WITHHELD(sql)} where m.workspace_id = ${workspaceId} and m.planned_at >= ${page.since}
       and m.state in ('skipped', 'rejected')
       and m.reason = any(${[...page.reasons]}::text[])
     order by m.planned_at desc, m.id desc limit ${page.limit}`;
}

/** Locks it, so that whoever takes it meanwhile is waited for. */
export async function lockWithheldMessage(
  sql: TransactionSql,
  workspaceId: string,
  id: string,
): Promise<WithheldRow | null> {
  const [row] = await sql<WithheldRow[]>`
    ${WITHHELD(sql)} where m.workspace_id = ${workspaceId} and m.id = ${id} for update of m`;
  return row ?? null;
}

/** Plans a withheld message again, past the rules of the workspace; held until `dueAt` for what the customer wishes, if at all. */
export async function planPastRules(
  sql: TransactionSql,
  workspaceId: string,
  message: { id: string; memberId: string; dueAt: Date; holdReason: string | null },
): Promise<void> {
  await sql`
    update message set state = 'planned', reason = null, settled_at = null, settled_real_at = null, not_before = now(),
           due_at = ${message.dueAt}, is_held = ${message.holdReason !== null},
           hold_reason = coalesce(${message.holdReason}, hold_reason), released_by = ${message.memberId}
     where workspace_id = ${workspaceId} and id = ${message.id}`;
  await sql`select pg_notify('kairos_messages', ${workspaceId})`;
}
