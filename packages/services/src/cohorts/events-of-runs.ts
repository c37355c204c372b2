/** Reads the events that campaigns of a batch of runs may hear, and those that started them. */
import { type RunRow, readEventsSince, readTriggerEvents, type TakenItem, type TransactionSql } from '@kairos/db';
import type { EngineEvent } from '@kairos/engine';
import { groupBy } from '../routing/group-by';
import type { KnownPlan } from '../routing/live-plans';

/** When the campaign of a run began or is about to, epoch ms: for a watching run at its alarm at the earliest. */
export function beginnings(items: readonly TakenItem[]): (run: RunRow) => number | undefined {
  const starts = new Map(items.filter((item) => item.payload.start).map((item) => [item.runId, item.at.getTime()]));
  return (run) =>
    run.phase === 'watching' ? run.dueAt?.getTime() : (run.state.campaignStartedAt ?? starts.get(run.id));
}

/** Events since its campaign began that a run may hear, by run. */
export async function readEventsOfRuns(
  sql: TransactionSql,
  runs: readonly RunRow[],
  items: readonly TakenItem[],
  planOf: (run: RunRow) => KnownPlan | undefined,
): Promise<Map<string, EngineEvent[]>> {
  const beginOf = beginnings(items);
  const wanted = runs.flatMap((run) => {
    const since = beginOf(run);
    const names = planOf(run)?.heardNames ?? [];
    return since !== undefined && names.length > 0 ? [{ run, since, names }] : [];
  });
  const sinceByCustomer = new Map<string, number>();
  for (const { run, since } of wanted) {
    sinceByCustomer.set(run.customerId, Math.min(since, sinceByCustomer.get(run.customerId) ?? since));
  }
  const stored = await readEventsSince(
    sql,
    [...sinceByCustomer].map(([customerId, since]) => ({ customerId, since: new Date(since) })),
    [...new Set(wanted.flatMap(({ names }) => names))],
  );
  const byCustomer = groupBy(
    stored.map(({ id, name, customerId, occurredAt, properties }) => ({
      id,
      name,
      customerId,
      properties,
      at: occurredAt.getTime(),
    })),
    (event) => event.customerId,
  );
  return new Map(
    wanted.map(({ run, since, names }) => [
      run.id,
      (byCustomer.get(run.customerId) ?? []).filter((event) => event.at > since && names.includes(event.name)),
    ]),
  );
}

/** The events that started campaigns, by run, where a step looks at them. Time started those of watching runs, so only acting ones have one. */
export async function readTriggers(
  sql: TransactionSql,
  runs: readonly RunRow[],
  items: readonly TakenItem[],
  planOf: (run: RunRow) => KnownPlan | undefined,
): Promise<Map<string, EngineEvent>> {
  const starts = new Map(items.flatMap((item) => (item.payload.start ? [[item.runId, item.payload.start]] : [])));
  const wanting = runs.filter((run) => run.phase === 'acting' && planOf(run)?.readsTrigger);
  const found = await readTriggerEvents(
    sql,
    wanting.map((run) => ({ runId: run.id, eventId: starts.get(run.id)?.eventId ?? null })),
  );
  return new Map(
    [...found].map(([runId, { occurredAt, ...event }]) => [runId, { ...event, at: occurredAt.getTime() }]),
  );
}
