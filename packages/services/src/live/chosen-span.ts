/** The stretch of time that somebody chose, as it lies by now. */
import { readWorkspaceSettings, type TimeSpan, type TransactionSql, workspaceNow } from '@kairos/db';
import { type ChosenRange, type Range, rangeOf } from './range';

export interface ChosenSpan {
  range: Range;
  /** The same for the database. */
  span: TimeSpan;
  /** Epoch ms in the workspace's clock. */
  now: number;
}

export async function readChosenSpan(sql: TransactionSql, chosen: ChosenRange): Promise<ChosenSpan> {
  const { clock, timeZone } = await readWorkspaceSettings(sql);
  const now = workspaceNow(clock, Date.now());
  const range = rangeOf(chosen, now, timeZone);
  return { range, span: { from: new Date(range.from), to: range.to === null ? null : new Date(range.to) }, now };
}
