/** A workspace: made with a clock, read by everyone in it, renamed by its owner. */
import {
  type Database,
  findWorkspace,
  insertWorkspace,
  updateWorkspace,
  type WorkspaceRow,
  withWorkspaceSql,
} from '@kairos/db';
import { v7 as uuid } from 'uuid';
import { workspaceNotFound } from './errors';

export interface WorkspaceView {
  workspaceId: string;
  name: string;
  /** IANA zone in which the workspace's days begin. */
  timeZone: string;
  /** ISO 4217. */
  currency: string;
  clock: ClockView;
}

/** Anchors are epoch ms: workspace time = virtualAnchor + (real − realAnchor) × speed, and virtualAnchor while paused. */
export interface ClockView {
  kind: 'real' | 'simulated';
  realAnchor: number;
  virtualAnchor: number;
  /** Workspace milliseconds per real millisecond. */
  speed: number;
  paused: boolean;
  revision: number;
}

/** Throws `workspace/not-found`. */
export async function readWorkspace(database: Database, workspaceId: string): Promise<WorkspaceView> {
  const row = await withWorkspaceSql(database, workspaceId, (sql) => findWorkspace(sql, workspaceId));
  if (!row) throw workspaceNotFound();
  return viewOf(row);
}

export interface WorkspaceToMake {
  name: string;
  timeZone: string;
  currency: string;
  /** A simulated clock shows `startsAt` (epoch ms) at the moment of creation; leave it out for real time. */
  clock?: { startsAt: number; speed: number; paused: boolean };
  /** A fixed id makes the call safe to repeat by the seed; otherwise a new one is made. */
  workspaceId?: string;
}

export async function createWorkspace(
  database: Database,
  wanted: WorkspaceToMake,
  now: Date = new Date(),
): Promise<{ workspaceId: string }> {
  const workspaceId = wanted.workspaceId ?? uuid();
  await withWorkspaceSql(database, workspaceId, async (sql) => {
    if (await findWorkspace(sql, workspaceId)) return;
    await insertWorkspace(sql, {
      workspaceId,
      name: wanted.name,
      timeZone: wanted.timeZone,
      currency: wanted.currency,
      clockKind: wanted.clock ? 'simulated' : 'real',
      realAnchor: now,
      virtualAnchor: wanted.clock ? new Date(wanted.clock.startsAt) : now,
      speed: wanted.clock?.speed ?? 1,
      paused: wanted.clock?.paused ?? false,
    });
  });
  return { workspaceId };
}

export async function changeWorkspace(
  database: Database,
  workspaceId: string,
  change: { name: string; timeZone: string },
): Promise<void> {
  await withWorkspaceSql(database, workspaceId, (sql) => updateWorkspace(sql, workspaceId, change));
}

export function viewOf(row: WorkspaceRow): WorkspaceView {
  return {
    workspaceId: row.workspaceId,
    name: row.name,
    timeZone: row.timeZone,
    currency: row.currency,
    clock: {
      kind: row.clockKind,
      realAnchor: row.realAnchor.getTime(),
      virtualAnchor: row.virtualAnchor.getTime(),
      speed: row.speed,
      paused: row.paused,
      revision: row.revision,
    },
  };
}
