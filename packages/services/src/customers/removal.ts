/** Removing a customer: campaigns end, nothing is sent and none starts. What is known stays, so that it can be undone. */
import {
  type Database,
  insertEvents,
  lockCustomers,
  markRemoved,
  markRestored,
  notifyRouters,
  type TransactionSql,
  withWorkspaceSql,
} from '@kairos/db';
import { REMOVAL_EVENTS } from '@kairos/engine';
import { v7 as uuid } from 'uuid';
import { routePartition } from '../events';
import { customerOf } from './customer';
import { customerNotRemoved, customerRemoved } from './errors';
import { workspaceTime } from './workspace-time';

interface RemovalChange {
  customerId: string;
  /** From when it counts, in the workspace's clock; now when left out. */
  at?: Date;
}

/** Throws `customers/not-found`, `customers/removed`. */
export async function removeCustomer(database: Database, workspaceId: string, change: RemovalChange): Promise<void> {
  await withWorkspaceSql(database, workspaceId, async (sql) => {
    const held = await hold(sql, workspaceId, change);
    if (!(await markRemoved(sql, workspaceId, held))) throw customerRemoved();
    await tell(sql, workspaceId, { ...held, name: REMOVAL_EVENTS.removed });
  });
}

/** The campaigns that the removal ended stay ended. Throws `customers/not-found`, `customers/not-removed`. */
export async function restoreCustomer(database: Database, workspaceId: string, change: RemovalChange): Promise<void> {
  await withWorkspaceSql(database, workspaceId, async (sql) => {
    const held = await hold(sql, workspaceId, change);
    if (!(await markRestored(sql, workspaceId, held))) throw customerNotRemoved();
    await tell(sql, workspaceId, { ...held, name: REMOVAL_EVENTS.restored });
  });
}

/** Runs take their steps under this lock: each is taken before the moment that is returned, or knows of it. */
async function hold(
  sql: TransactionSql,
  workspaceId: string,
  { customerId, at }: RemovalChange,
): Promise<Required<RemovalChange>> {
  await customerOf(sql, workspaceId, customerId);
  await lockCustomers(sql, [customerId]);
  return { customerId, at: at ?? (await workspaceTime(sql)) };
}

/** The router wakes every run of the customer by it. */
async function tell(
  sql: TransactionSql,
  workspaceId: string,
  { customerId, name, at }: { customerId: string; name: string; at: Date },
): Promise<void> {
  const id = uuid();
  const event = { id, messageId: `removal/${id}`, customerId, kind: 'effect' as const, name, properties: {} };
  await insertEvents(sql, workspaceId, [{ ...event, occurredAt: at, partition: routePartition(customerId) }], at);
  await notifyRouters(sql, workspaceId);
}
