/** Questions about one workspace: its settings, its clock, its members and its write keys. */
import type { TransactionSql } from '../connect';

export interface WorkspaceRow {
  workspaceId: string;
  name: string;
  timeZone: string;
  currency: string;
  clockKind: 'real' | 'simulated';
  realAnchor: Date;
  virtualAnchor: Date;
  speed: number;
  paused: boolean;
  revision: number;
}

/** `lock` keeps others from changing the workspace until the transaction ends. */
export async function findWorkspace(
  sql: TransactionSql,
  workspaceId: string,
  options: { lock: boolean } = { lock: false },
): Promise<WorkspaceRow | null> {
  const [row] = await sql<WorkspaceRow[]>`
    select workspace_id as "workspaceId", name, time_zone as "timeZone", currency, clock_kind as "clockKind",
           clock_real_anchor as "realAnchor", clock_virtual_anchor as "virtualAnchor", clock_speed as speed,
           clock_paused as paused, clock_revision as revision
      from workspace where workspace_id = ${workspaceId} ${options.lock ? sql`for update` : sql``}`;
  return row ?? null;
}

export interface NewWorkspace {
  workspaceId: string;
  name: string;
  timeZone: string;
  currency: string;
  clockKind: 'real' | 'simulated';
  realAnchor: Date;
  virtualAnchor: Date;
  speed: number;
  paused: boolean;
}

export async function insertWorkspace(sql: TransactionSql, workspace: NewWorkspace): Promise<void> {
  await sql`
    insert into workspace (workspace_id, name, time_zone, currency, clock_kind, clock_real_anchor, clock_virtual_anchor,
                           clock_speed, clock_paused)
    values (${workspace.workspaceId}, ${workspace.name}, ${workspace.timeZone}, ${workspace.currency}, ${workspace.clockKind},
            ${workspace.realAnchor}, ${workspace.virtualAnchor}, ${workspace.speed}, ${workspace.paused})`;
}

export async function updateWorkspace(
  sql: TransactionSql,
  workspaceId: string,
  workspace: { name: string; timeZone: string },
): Promise<void> {
  await sql`update workspace set name = ${workspace.name}, time_zone = ${workspace.timeZone}
             where workspace_id = ${workspaceId}`;
}

/** Sets the clock, counts the change and tells every listener on `kairos_clock` once the transaction commits. */
export async function updateClock(
  sql: TransactionSql,
  workspaceId: string,
  clock: { realAnchor: Date; virtualAnchor: Date; speed: number; paused: boolean },
): Promise<void> {
  await sql`
    update workspace
       set clock_real_anchor = ${clock.realAnchor}, clock_virtual_anchor = ${clock.virtualAnchor},
           clock_speed = ${clock.speed}, clock_paused = ${clock.paused}, clock_revision = clock_revision + 1
     where workspace_id = ${workspaceId}`;
  await sql`select pg_notify('kairos_clock', ${workspaceId})`;
}

/** A membership that is there already keeps its role. */
export async function insertMembership(
  sql: TransactionSql,
  workspaceId: string,
  membership: { memberId: string; role: 'owner' | 'editor' | 'viewer' },
): Promise<void> {
  await sql`insert into membership (workspace_id, member_id, role)
            values (${workspaceId}, ${membership.memberId}, ${membership.role}) on conflict do nothing`;
}

export interface WriteKeyRow {
  id: string;
  name: string;
  kind: 'browser' | 'server';
  hint: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

/** All keys, live ones first, newest first. */
export async function listWriteKeys(sql: TransactionSql, workspaceId: string): Promise<WriteKeyRow[]> {
  return sql<WriteKeyRow[]>`
    select id, name, kind, hint, created_at as "createdAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"
      from write_key where workspace_id = ${workspaceId}
     order by revoked_at is not null, created_at desc`;
}

export async function insertWriteKey(
  sql: TransactionSql,
  workspaceId: string,
  key: { id: string; name: string; kind: 'browser' | 'server'; keyHash: string; hint: string },
): Promise<void> {
  await sql`insert into write_key (id, workspace_id, name, kind, key_hash, hint)
            values (${key.id}, ${workspaceId}, ${key.name}, ${key.kind}, ${key.keyHash}, ${key.hint})`;
}

/** False when the workspace has no live key of this id. */
export async function revokeWriteKey(sql: TransactionSql, workspaceId: string, keyId: string): Promise<boolean> {
  const rows = await sql`
    update write_key set revoked_at = now()
     where workspace_id = ${workspaceId} and id = ${keyId} and revoked_at is null returning id`;
  return rows.length > 0;
}
