/** How many customers triggers with a limit have started, hour by hour and day by day. */
import type { TransactionSql } from '../connect';

export interface EntrySpan {
  journeyId: string;
  triggerId: string;
  span: 'hour' | 'day';
  beginsAt: Date;
}

export interface EntryCount extends EntrySpan {
  started: number;
}

/** Locks the counts of these spans, in a fixed order, until the transaction ends: two batches never share the last place. */
export async function lockEntryCounts(
  sql: TransactionSql,
  workspaceId: string,
  spans: readonly EntrySpan[],
): Promise<EntryCount[]> {
  if (spans.length === 0) return [];
  return sql<EntryCount[]>`
    insert into entry_count as known (workspace_id, journey_id, trigger_id, span, begins_at, started)
    select ${workspaceId}, journey_id, trigger_id, span, begins_at, 0
      from unnest(${spans.map((s) => s.journeyId)}::uuid[], ${spans.map((s) => s.triggerId)}::text[],
                  ${spans.map((s) => s.span)}::text[], ${spans.map((s) => s.beginsAt.toISOString())}::timestamptz[])
        as s (journey_id, trigger_id, span, begins_at)
     order by journey_id, trigger_id, span
    on conflict (workspace_id, journey_id, trigger_id, span, begins_at) do update set started = known.started
    returning journey_id as "journeyId", trigger_id as "triggerId", span, begins_at as "beginsAt", started`;
}

/** Adds to counts that are locked, and forgets those of spans long over. */
export async function addEntries(sql: TransactionSql, entries: readonly EntryCount[]): Promise<void> {
  if (entries.length === 0) return;
  await sql`
    update entry_count known set started = known.started + n.started
      from unnest(${entries.map((e) => e.journeyId)}::uuid[], ${entries.map((e) => e.triggerId)}::text[],
                  ${entries.map((e) => e.span)}::text[], ${entries.map((e) => e.beginsAt.toISOString())}::timestamptz[],
                  ${entries.map((e) => e.started)}::int[]) as n (journey_id, trigger_id, span, begins_at, started)
     where known.journey_id = n.journey_id and known.trigger_id = n.trigger_id and known.span = n.span
       and known.begins_at = n.begins_at`;
  await sql`
    delete from entry_count known using unnest(${entries.map((e) => e.journeyId)}::uuid[], ${entries.map((e) => e.beginsAt.toISOString())}::timestamptz[])
           as n (journey_id, begins_at)
     where known.journey_id = n.journey_id and known.begins_at < n.begins_at - interval '3 days'`;
}
