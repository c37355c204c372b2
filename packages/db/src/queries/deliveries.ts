/** Messages on their way out: claimed, handed over and settled in batches, each change fenced by state and attempt. */
import type { Channel, JsonObject, MessageState, Resolution, RunPhase, RunState } from '@kairos/engine';
import type { TransactionSql } from '../connect';

export interface ClaimedMessageRow {
  id: string;
  runId: string;
  journeyId: string;
  versionId: string;
  nodeId: string;
  customerId: string;
  topic: string;
  /** The attempt that this claim began. */
  attempt: number;
  /** Why an earlier attempt came to nothing. */
  reason: string | null;
  /** Real time. */
  createdAt: Date;
  label: string;
  attributes: JsonObject;
  removedAt: Date | null;
  restoredAt: Date | null;
}

/**
 * Takes planned messages whose time has come, the most urgent first, skipping what another deliverer is taking.
 * Messages of journeys that are paused, or gone, stay where they are.
 */
export async function claimMessages(
  sql: TransactionSql,
  workspaceId: string,
  claim: { channel: Channel; limit: number; leaseSeconds: number },
): Promise<ClaimedMessageRow[]> {
  return sql<ClaimedMessageRow[]>`
    with picked as (
      select m.id from message m
       where m.workspace_id = ${workspaceId} and m.channel = ${claim.channel} and m.state = 'planned' and not m.is_held and m.not_before <= now()
         and exists (select 1 from journey_version v join journey j on j.id = v.journey_id
                      where v.id = m.version_id and j.status <> 'paused')
       order by m.priority desc, m.not_before
       limit ${claim.limit}
         for update of m skip locked)
    update message m
       set state = 'claimed', attempt = m.attempt + 1, lease_until = now() + make_interval(secs => ${claim.leaseSeconds})
      from picked p, customer c
     where m.id = p.id and c.id = m.customer_id
    returning m.id, m.run_id as "runId", m.journey_id as "journeyId", m.version_id as "versionId", m.node_id as "nodeId",
              m.customer_id as "customerId", m.topic, m.attempt, m.reason, m.created_real_at as "createdAt", c.label, c.attributes,
              c.removed_at as "removedAt", c.restored_at as "restoredAt"`;
}

export interface SendFactsRow {
  id: string;
  plannedAt: Date;
  dueAt: Date;
  counts: boolean;
  priority: number;
  runPhase: RunPhase | null;
  runOutcome: RunState['outcome'];
  runEndedAt: Date | null;
  journeyStatus: 'draft' | 'live' | 'paused' | 'archived' | null;
  customerId: string;
  /** A member sends it past hours and caps. */
  isPastRules: boolean;
}

/** What the gate wants to know about claimed messages, besides the customers' permissions; locks the messages. */
export async function readSendFacts(
  sql: TransactionSql,
  workspaceId: string,
  messageIds: string[],
): Promise<SendFactsRow[]> {
  return sql<SendFactsRow[]>`
    select m.id, m.planned_at as "plannedAt", m.due_at as "dueAt", m.counts, m.priority, r.phase as "runPhase", r.outcome as "runOutcome", r.ended_at as "runEndedAt",
           j.status as "journeyStatus", m.customer_id as "customerId", m.released_by is not null as "isPastRules"
      from message m
      left join run r on r.id = m.run_id
      left join journey j on j.id = m.journey_id
     where m.workspace_id = ${workspaceId} and m.id = any(${messageIds}::uuid[])
       for update of m`;
}

/** One step in the life of a message, as the state machine allowed it. */
export interface MessageChangeRow {
  id: string;
  from: { state: MessageState; attempt: number };
  to: { state: MessageState; attempt: number; reason: string | null; resolution: Resolution | null };
  /** Real time from now; null ends the lease. */
  leaseMilliseconds: number | null;
  /** Real time from now until which nothing is tried; null leaves the moment as it is. */
  pauseMilliseconds: number | null;
  /** Workspace clock; null while it can still change. */
  settledAt: Date | null;
  rendered?: Record<string, string>;
  recipient?: string;
  providerId?: string;
  /** Until when it waits from now on, in the workspace's clock, and why. */
  hold?: { until: Date; reason: string };
}

/** Applies changes to messages that still are as `from` says; returns the ids of those. A late writer changes nothing. */
export async function changeMessages(
  sql: TransactionSql,
  workspaceId: string,
  changes: readonly MessageChangeRow[],
): Promise<Set<string>> {
  if (changes.length === 0) return new Set();
  const rows = changes.map(({ from, to, ...rest }) => ({
    id: rest.id,
    from_state: from.state,
    from_attempt: from.attempt,
    ...to,
    lease_ms: rest.leaseMilliseconds,
    pause_ms: rest.pauseMilliseconds,
    settled_at: rest.settledAt?.toISOString() ?? null,
    rendered: rest.rendered ?? null,
    recipient: rest.recipient ?? null,
    provider_id: rest.providerId ?? null,
    hold_until: rest.hold?.until.toISOString() ?? null,
    hold_reason: rest.hold?.reason ?? null,
  }));
  const changed = await sql<{ id: string }[]>`
    update message m
       set state = c.state, attempt = c.attempt, reason = c.reason, resolution = c.resolution,
           lease_until = now() + c.lease_ms * interval '1 millisecond',
           not_before = coalesce(now() + c.pause_ms * interval '1 millisecond', m.not_before),
           settled_at = c.settled_at, settled_real_at = case when c.settled_at is not null then now() end,
           rendered = coalesce(c.rendered, m.rendered), recipient = coalesce(c.recipient, m.recipient),
           provider_id = coalesce(c.provider_id, m.provider_id),
           is_held = c.hold_until is not null, due_at = coalesce(c.hold_until, m.due_at),
           hold_reason = coalesce(c.hold_reason, m.hold_reason)
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as c (
             id uuid, from_state text, from_attempt int, state text, attempt int, reason text, resolution text,
             lease_ms double precision, pause_ms double precision, settled_at timestamptz, rendered jsonb, recipient text, provider_id text,
             hold_until timestamptz, hold_reason text)
     where m.workspace_id = ${workspaceId} and m.id = c.id and m.state = c.from_state and m.attempt = c.from_attempt
    returning m.id`;
  return new Set(changed.map((row) => row.id));
}

export interface HeldMessageRow {
  id: string;
  channel: Channel;
  state: MessageState;
  attempt: number;
  reason: string | null;
  runId: string;
  journeyId: string;
  versionId: string;
  nodeId: string;
  customerId: string;
  topic: string;
  recipient: string | null;
  rendered: Record<string, string> | null;
  /** Whether it counts against caps: marketing does, service messages do not. */
  counts: boolean;
  /** Real time. */
  createdAt: Date;
}

const HELD = (sql: TransactionSql) => sql`
  m.id, m.channel, m.state, m.attempt, m.reason, m.run_id as "runId", m.journey_id as "journeyId", m.version_id as "versionId",
  m.node_id as "nodeId", m.customer_id as "customerId", m.topic, m.recipient, m.rendered, m.counts, m.created_real_at as "createdAt"`;

/** Messages whose deliverer did not finish in time; locked, so that only one sweeper sees each. */
export async function findExpiredLeases(
  sql: TransactionSql,
  workspaceId: string,
  limit: number,
): Promise<HeldMessageRow[]> {
  return sql<HeldMessageRow[]>`
    select ${HELD(sql)} from message m
     where m.workspace_id = ${workspaceId} and m.state in ('claimed', 'transmitting') and m.lease_until < now()
     order by m.lease_until
     limit ${limit}
       for update skip locked`;
}

/** Messages of unknown outcome that are due to be resolved; locked likewise. */
export async function findUnresolved(
  sql: TransactionSql,
  workspaceId: string,
  wanted: { channel: Channel; limit: number },
): Promise<HeldMessageRow[]> {
  return sql<HeldMessageRow[]>`
    select ${HELD(sql)} from message m
     where m.workspace_id = ${workspaceId} and m.channel = ${wanted.channel} and m.state = 'unknown' and m.resolution is null
       and m.not_before <= now() and (m.lease_until is null or m.lease_until < now())
     order by m.not_before
     limit ${wanted.limit}
       for update skip locked`;
}

export interface MessageTarget {
  customerId: string;
  channel: Channel;
  /** Language in which it was written; null before it was. */
  language: string | null;
  /** Name of the sender. */
  brand: string;
}

/** Whom a message is for and over which channel, by which that customer can leave; null when the customer is gone. */
export async function findMessageTarget(
  sql: TransactionSql,
  workspaceId: string,
  messageId: string,
): Promise<MessageTarget | null> {
  const [row] = await sql<MessageTarget[]>`
    select m.customer_id as "customerId", m.channel, m.rendered->>'language' as language, w.name as brand
      from message m join workspace w on w.workspace_id = m.workspace_id join customer c on c.id = m.customer_id
     where m.workspace_id = ${workspaceId} and m.id = ${messageId}`;
  return row ?? null;
}

export interface MessageEventRow {
  id: string;
  /** Names the outcome of one message, so that a repeated one is stored once. */
  messageId: string;
  customerId: string;
  name: string;
  properties: JsonObject;
  /** Partition of the route queue, from the customer's id. */
  partition: number;
}

/**
 * Stores outcomes of messages as events of their customers, and queues those that a live plan asks for by name, that a run of the
 * customer listens for or that lift a block. Returns how many were queued.
 */
export async function recordMessageEvents(
  sql: TransactionSql,
  workspaceId: string,
  events: readonly MessageEventRow[],
  { at, namesOfInterest }: { at: Date; namesOfInterest: readonly string[] },
): Promise<number> {
  if (events.length === 0) return 0;
  const rows = await sql`
    with happened as (
      select * from unnest(
        ${events.map((e) => e.id)}::uuid[], ${events.map((e) => e.messageId)}::text[], ${events.map((e) => e.customerId)}::uuid[],
        ${events.map((e) => e.name)}::text[], ${events.map((e) => JSON.stringify(e.properties))}::text[],
        ${events.map((e) => e.partition)}::smallint[]) as e (id, message_id, customer_id, name, properties, partition)),
    stored as (
      insert into customer_event (id, workspace_id, message_id, customer_id, kind, name, properties, occurred_at, received_at)
      select id, ${workspaceId}, message_id, customer_id, 'message', name, properties::jsonb, ${at}, ${at} from happened
      on conflict (workspace_id, message_id) do nothing
      returning id)
    insert into route_queue (workspace_id, partition, customer_id, event_id, occurred_at)
    select ${workspaceId}, h.partition, h.customer_id, h.id, ${at}
      from happened h join stored using (id)
     where h.name = any(${[...namesOfInterest]}::text[])
        or exists (select 1 from run r cross join json_array_elements(r.listens) as l where r.customer_id = h.customer_id and l->>0 = h.name)
        or exists (select 1 from suppression s where s.customer_id = h.customer_id and s.lifted_by <> '{}'
                      and s.lifted_by_event is null and h.name = any(s.lifted_by))
     order by h.id
    returning 1`;
  return rows.length;
}
