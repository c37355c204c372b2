/** How far time has come for the runs of a workspace. */
import { readWatermark, type TransactionSql, type WorkspaceClock, workspaceNow } from '@kairos/db';

/** Epoch ms in the workspace's clock; a paced stream that lags holds it back. */
export async function readHorizon(sql: TransactionSql, clock: WorkspaceClock): Promise<number> {
  return horizonAt(clock, await readWatermark(sql));
}

/** The same where it is known already how far the streams have delivered (epoch ms, null when none is running). */
export function horizonAt(clock: WorkspaceClock, watermark: number | null): number {
  const now = workspaceNow(clock, Date.now());
  return watermark === null ? now : Math.min(now, watermark);
}

/** A step is taken at its own moment unless real time lies further behind than this. */
const TOLERANCE_REAL_MS = 60_000;

/** The same in the workspace's clock. */
export const toleranceOf = (clock: WorkspaceClock): number => TOLERANCE_REAL_MS * clock.speed;
