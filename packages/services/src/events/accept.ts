/** Stores accepted events durably: when it returns, they are committed and queued for the router. */
import {
  attachCustomerKeys,
  type CustomerKeyRow,
  createCustomers,
  type Database,
  findCustomersByKeys,
  holdOffMerges,
  insertEvents,
  type NewCustomer,
  type NewEvent,
  notifyRouters,
  type TransactionSql,
  withWorkspaceSql,
} from '@kairos/db';
import { v7 as uuid } from 'uuid';
import { mergeVisitors } from '../customers/merge-visitors';
import { faultPoint } from '../fault-points';
import type { IncomingEvent } from './incoming';
import { routePartition } from './partition';

/**
 * Commits a batch for one workspace. A messageId that was seen before changes nothing.
 * Returns the number of events that were new. `receivedAt` is epoch ms in the workspace's clock.
 */
export async function acceptEvents(
  database: Database,
  workspaceId: string,
  events: readonly IncomingEvent[],
  receivedAt: number,
): Promise<number> {
  if (events.length === 0) return 0;
  const now = new Date(receivedAt);
  await mergeWhoSignedIn(database, workspaceId, events, now);
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    await holdOffMerges(sql, workspaceId);
    const customers = await resolveCustomers(sql, workspaceId, events, now);
    const rows = events.map((event): NewEvent => {
      const customerId = customers.get(keyText(mainKey(event)));
      if (!customerId) throw new Error('An event has no customer after its customers were resolved.');
      const { messageId, kind, name, properties } = event;
      const occurredAt = new Date(event.occurredAt);
      return {
        id: uuid(),
        messageId,
        customerId,
        kind,
        name,
        properties,
        occurredAt,
        partition: routePartition(customerId),
      };
    });
    const stored = await insertEvents(sql, workspaceId, rows, now);
    if (stored > 0) await notifyRouters(sql, workspaceId);
    faultPoint('events-stored');
    return stored;
  });
}

/** Whoever says who they are, on a device on which they were a visitor before, was two profiles and is one customer. */
async function mergeWhoSignedIn(
  database: Database,
  workspaceId: string,
  events: readonly IncomingEvent[],
  now: Date,
): Promise<void> {
  const signedIn = events.filter(
    ({ kind, userId, anonymousId }) => kind === 'identify' && userId !== null && anonymousId !== null,
  );
  if (signedIn.length === 0) return;
  await withWorkspaceSql(database, workspaceId, async (sql) => {
    const found = await findCustomersByKeys(sql, signedIn.flatMap(keysOf));
    const known = new Map(found.map((row) => [keyText(row), row.customerId]));
    const met = signedIn.flatMap((event) => {
      const [customer, visitor] = keysOf(event).map((key) => known.get(keyText(key)));
      return customer && visitor && customer !== visitor ? [{ customer, visitor }] : [];
    });
    if (met.length > 0) await mergeVisitors(sql, workspaceId, met, now);
  });
}

async function resolveCustomers(
  sql: TransactionSql,
  workspaceId: string,
  events: readonly IncomingEvent[],
  now: Date,
): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  const remember = (found: NewCustomer[]) => {
    for (const row of found) known.set(keyText(row), row.customerId);
  };
  const wanted = [...new Map(events.flatMap(keysOf).map((key) => [keyText(key), key])).values()];
  remember(await findCustomersByKeys(sql, wanted));
  const attached = linkKnownKeys(events, known);
  if (attached.length > 0) await attachCustomerKeys(sql, workspaceId, attached);
  const missing = new Map<string, NewCustomer>();
  for (const event of events) {
    const key = mainKey(event);
    if (!known.has(keyText(key))) missing.set(keyText(key), { ...key, customerId: uuid() });
  }
  if (missing.size > 0) {
    await createCustomers(sql, workspaceId, [...missing.values()], now);
    // Another batch may have been first: what counts is what is there now.
    remember(await findCustomersByKeys(sql, [...missing.values()]));
    const late = linkKnownKeys(events, known);
    if (late.length > 0) await attachCustomerKeys(sql, workspaceId, late);
  }
  return known;
}

/**
 * An event that names both a user and an anonymous visitor joins the two when only one of them is known.
 * Two that are both known have been merged before, or are two people with one device.
 */
function linkKnownKeys(events: readonly IncomingEvent[], known: Map<string, string>): NewCustomer[] {
  const linked: NewCustomer[] = [];
  for (const event of events) {
    const [first, second] = keysOf(event);
    if (!first || !second) continue;
    const a = known.get(keyText(first));
    const b = known.get(keyText(second));
    if ((a === undefined) === (b === undefined)) continue;
    const missing = a === undefined ? first : second;
    const customerId = a ?? b ?? '';
    known.set(keyText(missing), customerId);
    linked.push({ ...missing, customerId });
  }
  return linked;
}

function keysOf(event: IncomingEvent): CustomerKeyRow[] {
  const keys: CustomerKeyRow[] = [];
  if (event.userId !== null) keys.push({ namespace: 'user', value: event.userId });
  if (event.anonymousId !== null) keys.push({ namespace: 'anonymous', value: event.anonymousId });
  return keys;
}

function mainKey(event: IncomingEvent): CustomerKeyRow {
  const [key] = keysOf(event);
  if (!key) throw new Error('An event without userId and anonymousId passed the door.');
  return key;
}

function keyText(key: CustomerKeyRow): string {
  return `${key.namespace}:${key.value}`;
}
