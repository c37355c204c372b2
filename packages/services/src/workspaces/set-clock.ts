/** Changes the speed of a simulated clock, or pauses it, without a jump in the time that it shows. */
import { type Database, findWorkspace, updateClock, withWorkspaceSql, workspaceNow } from '@kairos/db';
import { clockIsReal, workspaceNotFound } from './errors';
import { type ClockView, viewOf } from './workspace';

/** Throws `workspace/not-found` or `workspace/clock-is-real`. `speed` is workspace milliseconds per real millisecond. */
export async function setClock(
  database: Database,
  workspaceId: string,
  change: { speed?: number; paused?: boolean },
  realNow: number = Date.now(),
): Promise<ClockView> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const row = await findWorkspace(sql, workspaceId, { lock: true });
    if (!row) throw workspaceNotFound();
    if (row.clockKind === 'real') throw clockIsReal();
    const current = viewOf(row).clock;
    const speed = change.speed ?? current.speed;
    const paused = change.paused ?? current.paused;
    const virtualAnchor = workspaceNow(current, realNow);
    await updateClock(sql, workspaceId, {
      realAnchor: new Date(realNow),
      virtualAnchor: new Date(virtualAnchor),
      speed,
      paused,
    });
    return { kind: 'simulated', realAnchor: realNow, virtualAnchor, speed, paused, revision: current.revision + 1 };
  });
}
