/** When journeys stand still, whom they keep meanwhile, and what waits for them to go on. */
import type { ExplanationLine, OverduePolicy, Pause } from '@kairos/engine';
import type { TransactionSql } from '../connect';
import type { InboxItem } from './inboxes';
import type { WaitingMessageRow } from './sending';

export interface OpenPauseRow extends Omit<Pause, 'pausedAt' | 'resumedAt' | 'overdue'> {
  id: string;
  journeyId: string;
  pausedAt: Date;
}

/** Every pause of these journeys, oldest first. */
export async function readPauses(
  sql: TransactionSql,
  journeyIds: string[],
): Promise<(Pause & { journeyId: string })[]> {
  const rows = await sql<
    (Omit<Pause, 'pausedAt' | 'resumedAt'> & { journeyId: string; pausedAt: Date; resumedAt: Date | null })[]
  >`
    select journey_id as "journeyId", paused_at as "pausedAt", resumed_at as "resumedAt", mode, entries, overdue
      from journey_pause where journey_id = any(${journeyIds}::uuid[]) order by paused_at, id`;
  return rows.map((row) => ({
    ...row,
    pausedAt: row.pausedAt.getTime(),
    resumedAt: row.resumedAt?.getTime() ?? null,
  }));
}

/** Null for a journey that is not paused. */
export async function findOpenPause(sql: TransactionSql, journeyId: string): Promise<OpenPauseRow | null> {
  const [row] = await sql<OpenPauseRow[]>`
    select id, journey_id as "journeyId", paused_at as "pausedAt", mode, entries
      from journey_pause where journey_id = ${journeyId} and resumed_at is null`;
  return row ?? null;
}

export async function insertPause(
  sql: TransactionSql,
  workspaceId: string,
  pause: OpenPauseRow & { pausedBy: string | null },
): Promise<void> {
  await sql`
    insert into journey_pause (id, workspace_id, journey_id, paused_at, mode, entries, paused_by)
    values (${pause.id}, ${workspaceId}, ${pause.journeyId}, ${pause.pausedAt}, ${pause.mode}, ${pause.entries}, ${pause.pausedBy})`;
}

export async function endPause(
  sql: TransactionSql,
  pauseId: string,
  { resumedAt, overdue }: { resumedAt: Date; overdue: OverduePolicy },
): Promise<void> {
  await sql`update journey_pause set resumed_at = ${resumedAt}, overdue = ${overdue} where id = ${pauseId}`;
}

export interface KeptStartRow {
  id: string;
  journeyId: string;
  customerId: string;
  triggerId: string;
  eventId: string | null;
  explanation: ExplanationLine[];
  firedAt: Date;
}

export async function insertKeptStarts(sql: TransactionSql, workspaceId: string, rows: KeptStartRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into kept_start (id, workspace_id, journey_id, customer_id, trigger_id, event_id, explanation, fired_at)
    select id, ${workspaceId}, journey_id, customer_id, trigger_id, event_id, explanation::jsonb, fired_at
      from unnest(${rows.map((r) => r.id)}::uuid[], ${rows.map((r) => r.journeyId)}::uuid[], ${rows.map((r) => r.customerId)}::uuid[],
                  ${rows.map((r) => r.triggerId)}::text[], ${rows.map((r) => r.eventId)}::uuid[],
                  ${rows.map((r) => JSON.stringify(r.explanation))}::text[], ${rows.map((r) => r.firedAt.toISOString())}::timestamptz[])
        as k (id, journey_id, customer_id, trigger_id, event_id, explanation, fired_at)`;
}

/** In the order in which they were turned to; they are there no more afterwards. */
export async function takeKeptStarts(sql: TransactionSql, journeyId: string): Promise<KeptStartRow[]> {
  const rows = await sql<KeptStartRow[]>`
    delete from kept_start where journey_id = ${journeyId}
    returning id, journey_id as "journeyId", customer_id as "customerId", trigger_id as "triggerId", event_id as "eventId", explanation,
              fired_at as "firedAt"`;
  return [...rows].sort((a, b) => a.firedAt.getTime() - b.firedAt.getTime() || (a.id < b.id ? -1 : 1));
}

export interface WaitingForResume {
  /** Customers under way. */
  acting: number;
  /** Those whose moment has come meanwhile. */
  overdue: number;
  /** Planned messages that would have left. */
  messages: number;
  /** Customers whose campaign has not begun. */
  kept: number;
}

export async function countWaitingForResume(
  sql: TransactionSql,
  journeyId: string,
  now: Date,
): Promise<WaitingForResume> {
  const [row] = await sql<WaitingForResume[]>`
    select (select count(*)::int from run where journey_id = ${journeyId} and phase = 'acting') as acting,
           (select count(*)::int from run where journey_id = ${journeyId} and phase = 'acting' and due_at <= ${now}) as overdue,
           (select count(*)::int from message where journey_id = ${journeyId} and state in ('planned', 'claimed') and due_at <= ${now}) as messages,
           (select count(*)::int from kept_start where journey_id = ${journeyId}) as kept`;
  return row ?? { acting: 0, overdue: 0, messages: 0, kept: 0 };
}

/** What tells the cohorts of a journey's customers under way to look at them. */
export async function looksAtActingRuns(sql: TransactionSql, journeyId: string, at: Date): Promise<InboxItem[]> {
  const rows = await sql<{ runId: string; cohortId: string }[]>`
    select id as "runId", cohort_id as "cohortId" from run where journey_id = ${journeyId} and phase = 'acting'`;
  return rows.map((row) => ({ ...row, kind: 'look', at, payload: {} }));
}

/** Takes back what came due while the journey was paused and has not left. */
export async function skipDueMessages(
  sql: TransactionSql,
  journeyId: string,
  { reason, at }: { reason: string; at: Date },
): Promise<WaitingMessageRow[]> {
  return sql<WaitingMessageRow[]>`
    update message m set state = 'skipped', reason = ${reason}, settled_at = ${at}, settled_real_at = now(), is_held = false
      from message old
     where m.journey_id = ${journeyId} and m.state = 'planned' and m.due_at <= ${at} and old.id = m.id
    returning m.id, m.journey_id as "journeyId", m.version_id as "versionId", m.node_id as "nodeId", old.is_held as "isHeld"`;
}
