/** Endpoints with their secrets, and the calls to them on their way. */
import type { JsonObject, MessageState, Resolution } from '@kairos/engine';
import type { TransactionSql } from '../connect';

export interface EndpointRow {
  id: string;
  name: string;
  url: string;
  createdAt: Date;
  /** How the last call went; null before the first. */
  lastState: MessageState | null;
  lastStatus: number | null;
  lastAt: Date | null;
  /** Calls that are still to be made. */
  waiting: number;
}

/** The oldest first. */
export async function listEndpoints(sql: TransactionSql, workspaceId: string): Promise<EndpointRow[]> {
  return sql<EndpointRow[]>`
    select e.id, e.name, e.url, e.created_at as "createdAt", c.state as "lastState", c.status as "lastStatus", c.planned_at as "lastAt",
           (select count(*)::int from webhook_call w where w.workspace_id = ${workspaceId} and w.endpoint_id = e.id
               and (w.state in ('planned', 'transmitting') or (w.state = 'unknown' and w.resolution is null))) as waiting
      from webhook_endpoint e
      left join lateral (select state, status, planned_at from webhook_call w
                          where w.workspace_id = ${workspaceId} and w.endpoint_id = e.id order by w.planned_at desc limit 1) c on true
     where e.workspace_id = ${workspaceId} and e.removed_at is null
     order by e.created_at, e.id`;
}

export async function insertEndpoint(
  sql: TransactionSql,
  workspaceId: string,
  endpoint: { id: string; name: string; url: string },
): Promise<void> {
  await sql`
    insert into webhook_endpoint (id, workspace_id, name, url) values (${endpoint.id}, ${workspaceId}, ${endpoint.name}, ${endpoint.url})`;
}

export async function insertWebhookSecret(
  sql: TransactionSql,
  workspaceId: string,
  secret: { id: string; endpointId: string; sealed: string },
): Promise<void> {
  await sql`
    insert into webhook_secret (id, workspace_id, endpoint_id, sealed)
    values (${secret.id}, ${workspaceId}, ${secret.endpointId}, ${secret.sealed})`;
}

/** Lets the secrets in force sign for a while yet, beside a new one. False when there is no such endpoint. */
export async function retireSecrets(
  sql: TransactionSql,
  workspaceId: string,
  retirement: { endpointId: string; hours: number },
): Promise<boolean> {
  const found = await sql`
    select id from webhook_endpoint
     where workspace_id = ${workspaceId} and id = ${retirement.endpointId} and removed_at is null for update`;
  if (found.length === 0) return false;
  await sql`
    update webhook_secret set expires_at = now() + make_interval(hours => ${retirement.hours})
     where workspace_id = ${workspaceId} and endpoint_id = ${retirement.endpointId} and expires_at is null`;
  return true;
}

/** Ends an endpoint; its secrets go at once. False when there is no such one. */
export async function removeEndpoint(sql: TransactionSql, workspaceId: string, id: string): Promise<boolean> {
  const removed = await sql`
    update webhook_endpoint set removed_at = now() where workspace_id = ${workspaceId} and id = ${id} and removed_at is null returning id`;
  await sql`delete from webhook_secret where workspace_id = ${workspaceId} and endpoint_id = ${id}`;
  return removed.length > 0;
}

export interface PlannedCallRow {
  id: string;
  endpointId: string;
  runId: string;
  journeyId: string;
  versionId: string;
  nodeId: string;
  visit: number;
  customerId: string;
  eventType: string;
  sendsAttributes: boolean;
  plannedAt: Date;
  /** Real milliseconds from now after which it is given up. */
  patience: number;
}

/** A call that is there already stays as it is: its key is its id. */
export async function insertWebhookCalls(
  sql: TransactionSql,
  workspaceId: string,
  rows: readonly PlannedCallRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map((row) => ({ ...row, plannedAt: row.plannedAt.toISOString() }));
  await sql`
    insert into webhook_call (id, workspace_id, endpoint_id, run_id, journey_id, version_id, node_id, visit, customer_id, event_type,
                              sends_attributes, state, planned_at, give_up_at)
    select c.id, ${workspaceId}, c."endpointId", c."runId", c."journeyId", c."versionId", c."nodeId", c.visit, c."customerId",
           c."eventType", c."sendsAttributes", 'planned', c."plannedAt", now() + c.patience * interval '1 millisecond'
      from jsonb_to_recordset(${JSON.stringify(values)}::text::jsonb) as c (
             id uuid, "endpointId" uuid, "runId" uuid, "journeyId" uuid, "versionId" uuid, "nodeId" text, visit int, "customerId" uuid,
             "eventType" text, "sendsAttributes" boolean, "plannedAt" timestamptz, patience float8)
    on conflict (id) do nothing`;
  await sql`select pg_notify('kairos_webhooks', ${workspaceId})`;
}

export interface DueCallRow {
  id: string;
  endpointId: string;
  runId: string;
  journeyId: string;
  journeyName: string;
  versionId: string;
  nodeId: string;
  visit: number;
  customerId: string;
  customerLabel: string;
  attributes: JsonObject;
  eventType: string;
  sendsAttributes: boolean;
  state: MessageState;
  attempt: number;
  reason: string | null;
  plannedAt: Date;
  createdAt: Date;
  giveUpAt: Date;
  body: string | null;
  /** Null when the endpoint was removed. */
  url: string | null;
  sealedSecrets: string[];
}

/**
 * Calls whose time has come, locked, with what they need to be made; those of unknown outcome among them, whose id tells the receiver.
 * No endpoint gets more than `perEndpoint` at once, so that a slow one holds nobody else. Calls of paused journeys wait.
 */
export async function findDueCalls(
  sql: TransactionSql,
  workspaceId: string,
  wanted: { limit: number; perEndpoint: number },
): Promise<DueCallRow[]> {
  return sql<DueCallRow[]>`
    with busy as (
      select endpoint_id, count(*) as calls from webhook_call
       where workspace_id = ${workspaceId} and state = 'transmitting' group by endpoint_id),
    due as (
      select c.id, row_number() over (partition by c.endpoint_id order by c.not_before, c.id) + coalesce(b.calls, 0) as place
        from webhook_call c left join busy b on b.endpoint_id = c.endpoint_id
       where c.workspace_id = ${workspaceId} and (c.state = 'planned' or (c.state = 'unknown' and c.resolution is null))
         and c.not_before <= now() and (c.lease_until is null or c.lease_until < now())
         and exists (select 1 from journey j where j.id = c.journey_id and j.status <> 'paused'))
    select c.id, c.endpoint_id as "endpointId", c.run_id as "runId", c.journey_id as "journeyId", j.name as "journeyName", c.version_id as "versionId",
           c.node_id as "nodeId", c.visit, c.customer_id as "customerId", k.label as "customerLabel", k.attributes,
           c.event_type as "eventType", c.sends_attributes as "sendsAttributes", c.state, c.attempt, c.reason,
           c.planned_at as "plannedAt", c.created_real_at as "createdAt", c.give_up_at as "giveUpAt", c.body, e.url,
           array(select s.sealed from webhook_secret s
                  where s.workspace_id = ${workspaceId} and s.endpoint_id = c.endpoint_id and (s.expires_at is null or s.expires_at > now())
                  order by s.created_at desc) as "sealedSecrets"
      from webhook_call c
      join journey j on j.id = c.journey_id
      join customer k on k.id = c.customer_id
      left join webhook_endpoint e on e.id = c.endpoint_id and e.removed_at is null
     where c.id in (select id from due where place <= ${wanted.perEndpoint})
     order by c.not_before
     limit ${wanted.limit}
       for update of c skip locked`;
}

export interface CallStatusRow {
  id: string;
  state: MessageState;
  attempt: number;
  reason: string | null;
}

/** One step in the life of a call, as the state machine of messages allowed it. */
export interface CallChangeRow {
  id: string;
  from: { state: MessageState; attempt: number };
  to: { state: MessageState; attempt: number; reason: string | null; resolution: Resolution | null };
  /** Real time from now; null ends the lease. */
  leaseMilliseconds: number | null;
  /** Real time from now until which nothing is tried. */
  pauseMilliseconds?: number;
  /** Workspace clock; set when nothing can happen to the call any more. */
  settledAt?: Date;
  body?: string;
  status?: number;
  answer?: string;
}

/** False when the call is no longer as `from` says: a late writer changes nothing. */
export async function changeCall(sql: TransactionSql, workspaceId: string, change: CallChangeRow): Promise<boolean> {
  const { id, from, to, leaseMilliseconds, pauseMilliseconds = 0, settledAt = null } = change;
  const changed = await sql`
    update webhook_call
       set state = ${to.state}, attempt = ${to.attempt}, reason = ${to.reason}, resolution = ${to.resolution},
           lease_until = now() + ${leaseMilliseconds}::float8 * interval '1 millisecond',
           not_before = now() + ${pauseMilliseconds}::float8 * interval '1 millisecond', settled_at = ${settledAt},
           body = case when ${settledAt}::timestamptz is null then coalesce(${change.body ?? null}, body) end,
           status = coalesce(${change.status ?? null}, status), answer = coalesce(${change.answer ?? null}, answer)
     where workspace_id = ${workspaceId} and id = ${id} and state = ${from.state} and attempt = ${from.attempt}
    returning id`;
  return changed.length > 0;
}

/** Calls of one step of a run, locked. */
export async function findCallsOfStep(
  sql: TransactionSql,
  workspaceId: string,
  { runId, nodeId, visit }: Pick<PlannedCallRow, 'runId' | 'nodeId' | 'visit'>,
): Promise<CallStatusRow[]> {
  return sql<CallStatusRow[]>`
    select id, state, attempt, reason from webhook_call
     where workspace_id = ${workspaceId} and run_id = ${runId} and node_id = ${nodeId} and visit = ${visit} for update`;
}

/** Has a call that was over made again from now on, for as long as at first. `at` is the workspace's clock. */
export async function reopenCall(
  sql: TransactionSql,
  workspaceId: string,
  { id, to, at }: { id: string; to: CallChangeRow['to']; at: Date },
): Promise<void> {
  await sql`
    update webhook_call
       set state = ${to.state}, attempt = ${to.attempt}, reason = ${to.reason}, resolution = ${to.resolution}, planned_at = ${at},
           settled_at = null, not_before = now(), created_real_at = now(), give_up_at = now() + (give_up_at - created_real_at)
     where workspace_id = ${workspaceId} and id = ${id}`;
  await sql`select pg_notify('kairos_webhooks', ${workspaceId})`;
}

/** Calls whose deliverer fell silent, locked. */
export async function findSilentCalls(sql: TransactionSql, workspaceId: string): Promise<CallStatusRow[]> {
  return sql<CallStatusRow[]>`
    select id, state, attempt, reason from webhook_call
     where workspace_id = ${workspaceId} and state = 'transmitting' and lease_until < now() limit 500 for update skip locked`;
}
