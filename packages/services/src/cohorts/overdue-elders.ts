/** Earlier runs of a customer whose next step lies before an event that names no run: only after it is known for whom the event is. */
import { findOverdueElders, type RunRow, readActingRuns, type TransactionSql } from '@kairos/db';
import type { PlanCache } from '../routing/live-plans';

/** Of the same customer and journey as one of these, and not among them. `horizon` is epoch ms in the workspace's clock. */
export async function readOverdueElders(
  sql: TransactionSql,
  plans: PlanCache,
  hearing: readonly RunRow[],
  horizon: number,
): Promise<(RunRow & { cohortId: string })[]> {
  if (hearing.length === 0) return [];
  const pinned = await plans.plansOf(sql, [...new Set(hearing.map(({ versionId }) => versionId))]);
  const minding = hearing.filter(({ versionId }) => pinned.get(versionId)?.hearsForOldestRun);
  const found = await findOverdueElders(
    sql,
    minding.map(({ id }) => id),
    new Date(horizon),
  );
  const known = new Set(hearing.map(({ id }) => id));
  const elders = found.filter((id) => !known.has(id));
  return elders.length === 0 ? [] : readActingRuns(sql, elders);
}
