/** Inboxes of cohorts, and the wakes that tell a cohort to look into its own. */
import { type TransactionSql, together } from '../connect';
import type { InboxPayload, inbox } from '../schema';

type ItemKind = (typeof inbox.$inferSelect)['kind'];

export interface InboxItem {
  cohortId: string;
  runId: string;
  kind: Exclude<ItemKind, 'moved'>;
  at: Date;
  payload: InboxPayload;
  /** Nothing that the workflow does soon depends on it: it is told with what else comes in the next seconds. */
  canWait?: boolean;
}

/** A run that was stepped already: its workflow has only to be told. */
export interface MovedRun {
  cohortId: string;
  slot: number;
  canWait: boolean;
}

interface StoredItem {
  cohortId: string;
  runId: string | null;
  kind: ItemKind;
  at: Date;
  payload: InboxPayload;
}

/** How long items that can wait are gathered. */
const TELL_WITHIN_SECONDS = 2;

/**
 * Numbers items under their cohorts' locks (taken in id order) and stores them; all moved runs of a cohort are one.
 * Returns the cohorts that must be woken: those for which no wake is outstanding, and something cannot wait.
 */
export async function deliverToInboxes(
  sql: TransactionSql,
  workspaceId: string,
  items: readonly InboxItem[],
  moved: readonly MovedRun[] = [],
): Promise<string[]> {
  const stored: StoredItem[] = [...items, ...itemsOfMoved(moved)];
  if (stored.length === 0) return [];
  const counts = new Map<string, number>();
  for (const item of stored) counts.set(item.cohortId, (counts.get(item.cohortId) ?? 0) + 1);
  const hurrying = new Set([...items, ...moved].flatMap(({ cohortId, canWait }) => (canWait ? [] : cohortId)));
  const hurries = [...counts.keys()].map((id) => hurrying.has(id));
  const cohorts = await sql<{ id: string; lastSeq: string; wasAwake: boolean }[]>`
    with locked as (
      select id, wake_outstanding from cohort where id = any(${[...counts.keys()]}::uuid[]) order by id for update)
    update cohort c
       set inbox_seq = c.inbox_seq + n.items, wake_outstanding = c.wake_outstanding or n.hurries,
           woken_at = case when n.hurries and not c.wake_outstanding then now() else c.woken_at end,
           tell_by = case when n.hurries or c.wake_outstanding then null
                          else coalesce(c.tell_by, now() + make_interval(secs => ${TELL_WITHIN_SECONDS})) end
      from locked l, unnest(${[...counts.keys()]}::uuid[], ${[...counts.values()]}::int[], ${hurries.map(Number)}::int[]::boolean[]) as n (id, items, hurries)
     where c.id = l.id and n.id = l.id
    returning c.id, c.inbox_seq as "lastSeq", l.wake_outstanding as "wasAwake"`;
  const next = new Map(cohorts.map((cohort) => [cohort.id, Number(cohort.lastSeq) - (counts.get(cohort.id) ?? 0)]));
  const numbers = stored.map((item) => {
    const seq = (next.get(item.cohortId) ?? 0) + 1;
    next.set(item.cohortId, seq);
    return seq;
  });
  await sql`
    insert into inbox (cohort_id, seq, workspace_id, run_id, kind, at, payload)
    select cohort_id, seq, ${workspaceId}, run_id, kind, at, payload::json
      from unnest(${stored.map((i) => i.cohortId)}::uuid[], ${numbers}::bigint[], ${stored.map((i) => i.runId)}::uuid[],
                  ${stored.map((i) => i.kind)}::text[], ${stored.map((i) => i.at.toISOString())}::timestamptz[],
                  ${stored.map((i) => JSON.stringify(i.payload))}::text[]) as i (cohort_id, seq, run_id, kind, at, payload)`;
  return cohorts.filter((cohort) => !cohort.wasAwake && hurrying.has(cohort.id)).map((cohort) => cohort.id);
}

function itemsOfMoved(moved: readonly MovedRun[]): StoredItem[] {
  const slotsOf = new Map<string, number[]>();
  for (const { cohortId, slot } of moved) {
    const slots = slotsOf.get(cohortId);
    if (slots) slots.push(slot);
    else slotsOf.set(cohortId, [slot]);
  }
  const at = new Date();
  return [...slotsOf].map(([cohortId, slots]) => ({ cohortId, runId: null, kind: 'moved', at, payload: { slots } }));
}

/** Says that the cohort is looking at its inbox: what comes from now on needs a new wake, unless one is still on its way. */
export async function clearWake(sql: TransactionSql, cohortId: string, hasArrived: boolean): Promise<void> {
  await sql`
    update cohort set wake_outstanding = wake_outstanding and not ${hasArrived}, tell_by = null
     where id = ${cohortId} and (tell_by is not null or (wake_outstanding and ${hasArrived}))`;
}

/**
 * Claims the cohort's wake, so that nobody sends one until its next look at the inbox.
 * Returns whether one was outstanding already: then it may still be on its way.
 */
export async function holdWakes(sql: TransactionSql, cohortId: string): Promise<boolean> {
  const [row] = await sql<{ wasOutstanding: boolean }[]>`
    with before as (select id, wake_outstanding from cohort where id = ${cohortId} for update)
    update cohort c
       set wake_outstanding = true, woken_at = case when b.wake_outstanding then c.woken_at else now() end, tell_by = null
      from before b where c.id = b.id
    returning b.wake_outstanding as "wasOutstanding"`;
  return row?.wasOutstanding ?? false;
}

export interface TakenItem {
  seq: string;
  runId: string;
  kind: ItemKind;
  at: Date;
  payload: InboxPayload;
}

export interface TakenInbox {
  items: TakenItem[];
  /** Slots of runs that were stepped already. */
  moved: number[];
  /** Number of the last item that was taken; null when there was none. */
  last: number | null;
  /** More may wait. */
  more: boolean;
}

/** Reads on from `position`, and deletes what the workflow's history tells of for good (up to `recorded`). */
export async function takeInbox(
  sql: TransactionSql,
  { cohortId, position, recorded }: { cohortId: string; position: number; recorded: number },
  limit: number,
): Promise<TakenInbox> {
  const [, rows] = await together([
    sql`delete from inbox where cohort_id = ${cohortId} and seq <= ${recorded}`,
    sql<(Omit<TakenItem, 'runId'> & { runId: string | null })[]>`
    select seq, run_id as "runId", kind, at, payload from inbox
     where cohort_id = ${cohortId} and seq > ${position} order by seq limit ${limit}`,
  ]);
  const last = rows.at(-1);
  return {
    items: rows.flatMap(({ runId, ...item }) => (runId === null ? [] : { ...item, runId })),
    moved: rows.flatMap(({ payload }) => payload.slots ?? []),
    last: last ? Number(last.seq) : null,
    more: rows.length === limit,
  };
}

/** Cohorts whose wake seems lost: items wait, and the last wake is long ago. */
export async function findForgottenCohorts(sql: TransactionSql, olderThanSeconds: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select c.id from cohort c
     where c.finished_at is null and c.wake_outstanding and c.woken_at < now() - make_interval(secs => ${olderThanSeconds})`;
  return rows.map((row) => row.id);
}

/** Claims the wakes of cohorts that something has waited for long enough to be told. They must be woken after the transaction. */
export async function claimCohortsToTell(sql: TransactionSql): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    with due as (select id from cohort where tell_by <= now() order by id for update skip locked)
    update cohort c set wake_outstanding = true, woken_at = now(), tell_by = null from due where c.id = due.id
    returning c.id`;
  return rows.map((row) => row.id);
}
