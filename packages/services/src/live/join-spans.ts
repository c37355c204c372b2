/** Keeps counts over time few: quarters of an hour become hours after some days, and hours become days after some weeks. */
import { type Database, joinFlowSpans, readWorkspaceSettings, withWorkspaceSql, workspaceNow } from '@kairos/db';
import { startOfLocalDay } from '@kairos/engine';
import { HOURS_LAST, QUARTERS_LAST } from './range';

/** At once; the rest is for the next time. */
const MOST_JOINED = 20_000;

export async function joinOldSpans(database: Database, workspaceId: string): Promise<void> {
  await withWorkspaceSql(database, workspaceId, async (sql) => {
    const { clock, timeZone } = await readWorkspaceSettings(sql);
    const now = workspaceNow(clock, Date.now());
    const join = (into: 'hour' | 'day', age: number) => {
      const before = new Date(startOfLocalDay(timeZone, now - age));
      return joinFlowSpans(sql, workspaceId, { into, before, timeZone, limit: MOST_JOINED });
    };
    await join('hour', QUARTERS_LAST);
    await join('day', HOURS_LAST);
  });
}
