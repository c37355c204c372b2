/** What the clock of the workspace of this transaction shows. */
import { readWorkspaceSettings, type TransactionSql, workspaceNow } from '@kairos/db';

export async function workspaceTime(sql: TransactionSql): Promise<Date> {
  const { clock } = await readWorkspaceSettings(sql);
  return new Date(workspaceNow(clock, Date.now()));
}
