/** Questions about messages for the screens: what the sandbox received, and what was sent to or withheld from one customer. */
import type { TransactionSql } from '../connect';
import type { MessageState } from '../schema';

type Channel = 'email' | 'sms' | 'push';

export interface SandboxListRow {
  id: number;
  channel: Channel;
  recipient: string;
  sender: string;
  /** The line that a list shows: subject, title or the beginning of the text. */
  headline: string;
  preview: string;
  receivedAt: Date;
  customerId: string | null;
  customerLabel: string | null;
  journeyId: string | null;
  journeyName: string | null;
  runId: string | null;
}

/** Newest first. `recipient` matches any part of the address, and the beginning of the customer's label. */
export async function listSandboxMessages(
  sql: TransactionSql,
  workspaceId: string,
  page: { channel: Channel | null; recipient: string; before: number | null; limit: number },
): Promise<SandboxListRow[]> {
  const { channel, recipient, before } = page;
  const pattern = recipient.replace(/[\\%_]/g, (character) => `\\${character}`);
  return sql<SandboxListRow[]>`
    select s.id::int, s.channel, s.recipient, s.sender, ${LINES(sql)}, s.received_at as "receivedAt", ${ORIGIN(sql)}
      from sandbox_message s ${JOINS(sql)}
     where s.workspace_id = ${workspaceId}
       ${channel ? sql`and s.channel = ${channel}` : sql``}
       ${recipient === '' ? sql`` : sql`and (s.recipient ilike ${`%${pattern}%`} or c.label ilike ${`${pattern}%`})`}
       ${before === null ? sql`` : sql`and s.id < ${before}`}
     order by s.id desc
     limit ${page.limit}`;
}

export interface SandboxMessageRow extends SandboxListRow {
  content: Record<string, string>;
  nodeId: string | null;
}

export async function findSandboxMessage(
  sql: TransactionSql,
  workspaceId: string,
  id: number,
): Promise<SandboxMessageRow | null> {
  const [row] = await sql<SandboxMessageRow[]>`
    select s.id::int, s.channel, s.recipient, s.sender, s.content, ${LINES(sql)}, s.received_at as "receivedAt",
           ${ORIGIN(sql)}, m.node_id as "nodeId"
      from sandbox_message s ${JOINS(sql)}
     where s.workspace_id = ${workspaceId} and s.id = ${id}`;
  return row ?? null;
}

/** How many messages the sandbox holds per channel. */
export async function countSandboxMessages(
  sql: TransactionSql,
  workspaceId: string,
): Promise<{ channel: Channel; messages: number }[]> {
  return sql<{ channel: Channel; messages: number }[]>`
    select channel, count(*)::int as messages from sandbox_message where workspace_id = ${workspaceId} group by channel`;
}

const LINES = (sql: TransactionSql) => sql`
  coalesce(nullif(s.content->>'subject', ''), nullif(s.content->>'title', ''), left(s.content->>'text', 120), '') as headline,
  left(coalesce(nullif(s.content->>'preheader', ''), s.content->>'text', ''), 160) as preview`;

const ORIGIN = (sql: TransactionSql) => sql`
  m.customer_id as "customerId", c.label as "customerLabel", m.journey_id as "journeyId", j.name as "journeyName",
  m.run_id as "runId"`;

// The key that travelled with the message is our message's id; a message from elsewhere has another key or none.
const JOINS = (sql: TransactionSql) => sql`
  left join message m on m.id = case when s.idempotency_key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                                     then s.idempotency_key::uuid end
  left join customer c on c.id = m.customer_id
  left join journey j on j.id = m.journey_id`;

export interface CustomerMessageRow {
  id: string;
  channel: Channel;
  topic: string;
  state: MessageState;
  reason: string | null;
  headline: string | null;
  plannedAt: Date;
  settledAt: Date | null;
  journeyId: string;
  journeyName: string;
  runId: string;
  sandboxId: number | null;
}

/** Messages to one customer, sent or not, newest first. */
export async function listMessagesOfCustomer(
  sql: TransactionSql,
  workspaceId: string,
  customerId: string,
  limit: number,
): Promise<CustomerMessageRow[]> {
  return sql<CustomerMessageRow[]>`
    select m.id, m.channel, m.topic, m.state, m.reason, m.planned_at as "plannedAt", m.settled_at as "settledAt",
           coalesce(m.rendered->>'subject', m.rendered->>'title', left(m.rendered->>'text', 120)) as headline,
           m.journey_id as "journeyId", j.name as "journeyName", m.run_id as "runId",
           (select max(s.id)::int from sandbox_message s
             where s.workspace_id = m.workspace_id and s.idempotency_key = m.id::text) as "sandboxId"
      from message m join journey j on j.id = m.journey_id
     where m.workspace_id = ${workspaceId} and m.customer_id = ${customerId}
     order by m.planned_at desc, m.id desc
     limit ${limit}`;
}
