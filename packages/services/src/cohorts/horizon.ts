/** How far time has come for the runs of a workspace. */
import { readWatermark, type TransactionSql, type WorkspaceClock, workspaceNow } from '@kairos/db';

/** Epoch ms in the workspace's clock; a paced stream that lags holds it back. */
export async function readHorizon(sql: TransactionSql, clock: WorkspaceClock): Promise<number> {
  const watermark = await readWatermark(sql);
  const now = workspaceNow(clock, Date.now());
  return watermark === null ? now : Math.min(now, watermark);
}
