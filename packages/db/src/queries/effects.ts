/** What the effects of steps need: where a run came from, and blocks that journeys set and answers lift. */
import type { Channel, JsonObject } from '@kairos/engine';
import type { TransactionSql } from '../connect';
import type { EventKind } from '../schema';
import { itsLines } from './journal';
import type { QueuedEvent, StoredEvent } from './routing';

/** Journeys that led to the event that started each run; a run that is not there was started by time, or by something that came in by itself. */
export async function readChains(sql: TransactionSql, runIds: string[]): Promise<Map<string, string[]>> {
  const rows = await sql<{ runId: string; chain: string[] }[]>`
    select j.run_id as "runId", e.chain
      from journal j cross join ${itsLines(sql)} join customer_event e on e.id = l.event_id
     where j.run_id = any(${runIds}::uuid[]) and l.type = 'triggered' and e.chain is not null`;
  return new Map(rows.map((row) => [row.runId, row.chain]));
}

/** What is known of these customers' attributes and not routed yet, in event order. */
export async function readQueuedChanges(
  sql: TransactionSql,
  customerIds: string[],
): Promise<{ customerId: string; kind: EventKind; properties: JsonObject }[]> {
  if (customerIds.length === 0) return [];
  return sql<{ customerId: string; kind: EventKind; properties: JsonObject }[]>`
    select e.customer_id as "customerId", e.kind, e.properties
      from route_queue q join customer_event e on e.id = q.event_id
     where q.customer_id = any(${customerIds}::uuid[]) and e.kind in ('identify', 'update')
     order by e.occurred_at, e.id`;
}

/** The events that started these runs, by run; none for runs that time started. */
export async function readTriggerEvents(
  sql: TransactionSql,
  /** `eventId` where it is known already; otherwise the journal is asked. */
  runs: { runId: string; eventId: string | null }[],
): Promise<Map<string, Omit<StoredEvent, 'customerId'>>> {
  if (runs.length === 0) return new Map();
  const rows = await sql<{ runId: string; id: string; name: string; occurredAt: Date; properties: JsonObject }[]>`
    select r.run_id as "runId", e.id, e.name, e.occurred_at as "occurredAt", e.properties
      from unnest(${runs.map((r) => r.runId)}::uuid[], ${runs.map((r) => r.eventId)}::uuid[]) as r (run_id, event_id)
      left join lateral (select l.event_id from journal j cross join ${itsLines(sql)}
                          where r.event_id is null and j.run_id = r.run_id and l.type = 'triggered') as began on true
      join customer_event e on e.id = coalesce(r.event_id, began.event_id)`;
  return new Map(rows.map(({ runId, ...event }) => [runId, event]));
}

export interface SuppressionToSet {
  id: string;
  customerId: string;
  journeyId: string;
  channel: Channel | 'all';
  /** Null blocks every topic. */
  topic: string | null;
  reason: string;
  /** Names of events that lift it. */
  liftedBy: string[];
  createdAt: Date;
  endsAt: Date | null;
}

/** A block that is there already stays as it is. */
export async function setSuppressions(
  sql: TransactionSql,
  workspaceId: string,
  rows: readonly SuppressionToSet[],
): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    endsAt: row.endsAt?.toISOString() ?? null,
  }));
  await sql`
    insert into suppression (id, workspace_id, customer_id, journey_id, channel, topic, reason, lifted_by, created_at, ends_at)
    select s.id, ${workspaceId}, s."customerId", s."journeyId", s.channel, s.topic, s.reason,
           array(select jsonb_array_elements_text(s."liftedBy")), s."createdAt", s."endsAt"
      from jsonb_to_recordset(${JSON.stringify(values)}::text::jsonb) as s (
             id uuid, "customerId" uuid, "journeyId" uuid, channel text, topic text, reason text, "liftedBy" jsonb,
             "createdAt" timestamptz, "endsAt" timestamptz)
    on conflict (id) do nothing`;
}

export interface LiftedSuppression {
  id: string;
  /** The event that lifted it. */
  eventId: string;
  channel: Channel | 'all';
  topic: string | null;
  reason: string;
}

/** Ends blocks just before the first of these events that lifts them. */
export async function endLiftedSuppressions(
  sql: TransactionSql,
  events: readonly Pick<QueuedEvent, 'customerId' | 'eventId' | 'name' | 'occurredAt'>[],
): Promise<LiftedSuppression[]> {
  return sql<LiftedSuppression[]>`
    with answers as (
      select distinct on (s.id) s.id, e.event_id, e.at
        from unnest(${events.map((e) => e.customerId)}::uuid[], ${events.map((e) => e.eventId)}::uuid[],
                    ${events.map((e) => e.name)}::text[], ${events.map((e) => e.occurredAt.toISOString())}::timestamptz[])
          as e (customer_id, event_id, name, at)
        join suppression s on s.customer_id = e.customer_id and s.lifted_by <> '{}' and s.lifted_by_event is null
         and e.name = any(s.lifted_by) and e.at > s.created_at and (s.ends_at is null or s.ends_at >= e.at)
       order by s.id, e.at)
    update suppression s set ends_at = a.at - interval '1 millisecond', lifted_by_event = a.event_id
      from answers a where s.id = a.id
    returning s.id, a.event_id as "eventId", s.channel, s.topic, s.reason`;
}
