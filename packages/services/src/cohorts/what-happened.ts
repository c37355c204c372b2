/** Everything that customers did of the events that steps of their plans want to know of, before the campaign too. */
import { type RunRow, readEventsSince, type TransactionSql } from '@kairos/db';
import type { EngineEvent } from '@kairos/engine';
import { groupBy } from '../routing/group-by';
import type { KnownPlan } from '../routing/live-plans';

const BEFORE_ALL = new Date(0);

/** By customer, in event order; nothing is asked where no plan wants it. */
export async function readWhatHappened(
  sql: TransactionSql,
  runs: readonly RunRow[],
  planOf: (run: RunRow) => KnownPlan | undefined,
): Promise<Map<string, EngineEvent[]>> {
  const wanting = runs.filter((run) => (planOf(run)?.readNames.length ?? 0) > 0);
  const customerIds = [...new Set(wanting.map((run) => run.customerId))];
  const names = [...new Set(wanting.flatMap((run) => planOf(run)?.readNames ?? []))];
  if (names.length === 0) return new Map();
  const stored = await readEventsSince(
    sql,
    customerIds.map((customerId) => ({ customerId, since: BEFORE_ALL })),
    names,
  );
  const byCustomer = groupBy(stored, (event) => event.customerId);
  return new Map(
    [...byCustomer].map(([customerId, events]) => [
      customerId,
      events.map(({ id, name, occurredAt, properties }) => ({ id, name, at: occurredAt.getTime(), properties })),
    ]),
  );
}
