/** Keys for the intake: shown once, stored as a hash, revoked at once. */
import { createHash, randomBytes } from 'node:crypto';
import { type Database, insertWriteKey, listWriteKeys, revokeWriteKey, withWorkspaceSql } from '@kairos/db';
import { v7 as uuid } from 'uuid';
import { writeKeyNotFound } from './errors';

export interface WriteKeyView {
  id: string;
  name: string;
  kind: 'browser' | 'server';
  /** Last four characters. */
  hint: string;
  createdAt: number;
  lastUsedAt: number | null;
  revokedAt: number | null;
}

export async function readWriteKeys(database: Database, workspaceId: string): Promise<WriteKeyView[]> {
  const rows = await withWorkspaceSql(database, workspaceId, (sql) => listWriteKeys(sql, workspaceId));
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.getTime(),
    lastUsedAt: row.lastUsedAt?.getTime() ?? null,
    revokedAt: row.revokedAt?.getTime() ?? null,
  }));
}

/** The answer holds the key itself, for the only time. */
export async function createWriteKey(
  database: Database,
  workspaceId: string,
  wanted: { name: string; kind: 'browser' | 'server' },
): Promise<{ id: string; key: string }> {
  const key = newWriteKey(wanted.kind);
  const id = uuid();
  await withWorkspaceSql(database, workspaceId, (sql) =>
    insertWriteKey(sql, workspaceId, {
      id,
      name: wanted.name,
      kind: wanted.kind,
      keyHash: createHash('sha256').update(key).digest('hex'),
      hint: key.slice(-4),
    }),
  );
  return { id, key };
}

/** Throws `settings/write-key-not-found`. */
export async function endWriteKey(database: Database, workspaceId: string, keyId: string): Promise<void> {
  const revoked = await withWorkspaceSql(database, workspaceId, (sql) => revokeWriteKey(sql, workspaceId, keyId));
  if (!revoked) throw writeKeyNotFound();
}

/** Prefix and checksum let scanners tell a leaked key from noise: `wk_` browser, `sk_` server, 256 random bits, 6 characters of SHA-256. */
function newWriteKey(kind: 'browser' | 'server'): string {
  const body = randomBytes(32).toString('base64url');
  const checksum = createHash('sha256').update(body).digest('base64url').slice(0, 6);
  return `${kind === 'browser' ? 'wk' : 'sk'}_${body}${checksum}`;
}
