/** What providers reported back: kept as it comes in, and taken by whoever tells the rest of the product. */
import type { Channel, MessageState, Resolution } from '@kairos/engine';
import type { TransactionSql } from '../connect';

export interface CallbackRow {
  messageId: string;
  status: 'delivered' | 'bounced' | 'complained';
  code: string | null;
}

/** What was reported before stays as it is. */
export async function storeCallbacks(
  sql: TransactionSql,
  workspaceId: string,
  channel: Channel,
  rows: readonly CallbackRow[],
): Promise<void> {
  await sql`
    insert into provider_callback (workspace_id, message_id, status, channel, code)
    select ${workspaceId}, message_id, status, ${channel}, code
      from unnest(${rows.map((r) => r.messageId)}::uuid[], ${rows.map((r) => r.status)}::text[], ${rows.map((r) => r.code)}::text[])
        as r (message_id, status, code)
     order by message_id, status
    on conflict (workspace_id, message_id, status) do nothing`;
  await sql`select pg_notify('kairos_callbacks', ${workspaceId})`;
}

export interface ReportedMessageRow extends CallbackRow {
  id: string;
  runId: string;
  journeyId: string;
  versionId: string;
  nodeId: string;
  customerId: string;
  channel: Channel;
  state: MessageState;
  attempt: number;
  reason: string | null;
  resolution: Resolution | null;
}

/**
 * Takes reports about messages that are in nobody's hands; those of messages that are still being handed over wait for that.
 * Locks the messages. What is reported of no message of ours, or over another channel than it went, is dropped.
 */
export async function takeCallbacks(
  sql: TransactionSql,
  workspaceId: string,
  limit: number,
): Promise<ReportedMessageRow[]> {
  await sql`
    delete from provider_callback c
     where c.workspace_id = ${workspaceId} and c.handled_at is null
       and not exists (select 1 from message m where m.id = c.message_id and m.channel = c.channel)`;
  const rows = await sql<ReportedMessageRow[]>`
    select c.message_id as "messageId", c.status, c.code, m.id, m.run_id as "runId", m.journey_id as "journeyId",
           m.version_id as "versionId", m.node_id as "nodeId", m.customer_id as "customerId", m.channel, m.state, m.attempt, m.reason, m.resolution
      from provider_callback c join message m on m.id = c.message_id
     where c.workspace_id = ${workspaceId} and c.handled_at is null and m.state in ('accepted', 'rejected', 'unknown', 'skipped')
     order by c.received_at, m.id
     limit ${limit}
       for update of c, m skip locked`;
  await sql`
    update provider_callback c set handled_at = now()
      from unnest(${rows.map((r) => r.messageId)}::uuid[], ${rows.map((r) => r.status)}::text[]) as t (message_id, status)
     where c.workspace_id = ${workspaceId} and c.message_id = t.message_id and c.status = t.status`;
  return rows;
}

/** Of these customers, those to whom something is stopped over the channel already for this reason. */
export async function findStopped(
  sql: TransactionSql,
  customerIds: readonly string[],
  stop: { channel: Channel; reason: string },
): Promise<Set<string>> {
  const rows = await sql<{ customerId: string }[]>`
    select distinct customer_id as "customerId" from suppression
     where customer_id = any(${[...customerIds]}::uuid[]) and channel = ${stop.channel} and reason = ${stop.reason} and ends_at is null`;
  return new Set(rows.map((row) => row.customerId));
}
