/** Questions about workspaces that are asked before or across tenants: which there are, whose key this is, what time it is there. */

import type { WorkspaceClock } from '../clock/workspace-clock';
import type { Database, TransactionSql } from '../connect';

/** All workspaces, oldest first. */
export async function listWorkspaceIds(database: Pick<Database, 'sql'>): Promise<string[]> {
  const rows = await database.sql<{ id: string }[]>`select workspace_ids() as id`;
  return rows.map((row) => row.id);
}

export interface MemberWorkspace {
  workspaceId: string;
  name: string;
  role: 'owner' | 'editor' | 'viewer';
}

/** The workspaces that a member may enter. */
export async function findMemberWorkspaces(
  database: Pick<Database, 'sql'>,
  memberId: string,
): Promise<MemberWorkspace[]> {
  return database.sql<MemberWorkspace[]>`
    select workspace_id as "workspaceId", name, role from workspaces_of_member(${memberId})`;
}

export interface WriteKeyOwner {
  workspaceId: string;
  writeKeyId: string;
  kind: 'browser' | 'server';
}

/** The workspace that a live write key belongs to, by the SHA-256 (hex) of the key. */
export async function findWriteKeyOwner(
  database: Pick<Database, 'sql'>,
  keyHash: string,
): Promise<WriteKeyOwner | null> {
  const rows = await database.sql<WriteKeyOwner[]>`
    select workspace_id as "workspaceId", write_key_id as "writeKeyId", kind from workspace_of_write_key(${keyHash})`;
  return rows[0] ?? null;
}

export interface WorkspaceSettings {
  clock: WorkspaceClock;
  timeZone: string;
  runsPerWorkflow: number;
}

/** Clock and settings of the workspace of this transaction. */
export async function readWorkspaceSettings(sql: TransactionSql): Promise<WorkspaceSettings> {
  const [row] = await sql<
    {
      realAnchor: Date;
      virtualAnchor: Date;
      speed: number;
      paused: boolean;
      revision: number;
      timeZone: string;
      runsPerWorkflow: number;
    }[]
  >`select clock_real_anchor as "realAnchor", clock_virtual_anchor as "virtualAnchor", clock_speed as speed,
           clock_paused as paused, clock_revision as revision, time_zone as "timeZone", runs_per_workflow as "runsPerWorkflow"
      from workspace`;
  if (!row) throw new Error('No workspace is visible in this transaction.');
  return {
    clock: {
      realAnchor: row.realAnchor.getTime(),
      virtualAnchor: row.virtualAnchor.getTime(),
      speed: row.speed,
      paused: row.paused,
      revision: row.revision,
    },
    timeZone: row.timeZone,
    runsPerWorkflow: row.runsPerWorkflow,
  };
}
