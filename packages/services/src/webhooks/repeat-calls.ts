/** Has the calls of a step that failed made once more, when a member lets the step try again. */
import { findCallsOfStep, reopenCall, type TransactionSql } from '@kairos/db';
import { changeMessage } from '@kairos/engine';

/** They keep their ids, so that a receiver that took one after all takes nothing twice. `at` is the workspace's clock. */
export async function repeatCalls(
  sql: TransactionSql,
  workspaceId: string,
  { at, ...step }: { runId: string; nodeId: string; visit: number; at: Date },
): Promise<void> {
  for (const { id, ...status } of await findCallsOfStep(sql, workspaceId, step)) {
    const to = changeMessage({ ...status, resolution: null }, { type: 'repeat' });
    if (to) await reopenCall(sql, workspaceId, { id, to, at });
  }
}
