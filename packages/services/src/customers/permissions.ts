/** Permissions and blocks that a member records for a customer. Both count from the workspace's time of recording. */
import { type Database, endSuppression, insertConsent, insertSuppression, withWorkspaceSql } from '@kairos/db';
import type { Channel } from '@kairos/engine';
import { v7 as uuid } from 'uuid';
import { customerOf } from './customer';
import { suppressionNotFound } from './errors';
import { workspaceTime } from './workspace-time';

/** Adds one line to the proof; earlier lines stay. Throws `customers/not-found`. */
export async function recordConsent(
  database: Database,
  workspaceId: string,
  consent: { customerId: string; channel: Channel; state: 'granted' | 'withdrawn'; source: string },
): Promise<void> {
  await withWorkspaceSql(database, workspaceId, async (sql) => {
    await customerOf(sql, workspaceId, consent.customerId);
    await insertConsent(sql, workspaceId, { ...consent, now: await workspaceTime(sql) });
  });
}

/** Nothing goes to this customer over the channel until the block is lifted. Throws `customers/not-found`. */
export async function blockCustomer(
  database: Database,
  workspaceId: string,
  block: { customerId: string; channel: Channel | 'all'; reason: string },
): Promise<{ id: string }> {
  const id = uuid();
  await withWorkspaceSql(database, workspaceId, async (sql) => {
    await customerOf(sql, workspaceId, block.customerId);
    await insertSuppression(sql, workspaceId, { ...block, id, now: await workspaceTime(sql) });
  });
  return { id };
}

/** Throws `customers/block-not-found`. */
export async function liftBlock(
  database: Database,
  workspaceId: string,
  block: { customerId: string; id: string },
): Promise<void> {
  await withWorkspaceSql(database, workspaceId, async (sql) => {
    const ended = await endSuppression(sql, workspaceId, { ...block, now: await workspaceTime(sql) });
    if (!ended) throw suppressionNotFound();
  });
}
