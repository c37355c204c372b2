/** Everything about one customer: profile, permissions and blocks. */
import {
  type Database,
  type EventCursor,
  findCustomer,
  listConsents,
  listEventsOfCustomer,
  listMessagesOfCustomer,
  listRunsOfCustomer,
  listSuppressions,
  readWorkspaceSettings,
  type TransactionSql,
  withWorkspaceSql,
} from '@kairos/db';
import { resolveZone, ZONE_ATTRIBUTE } from '@kairos/engine';
import { customerNotFound } from './errors';
import { workspaceTime } from './workspace-time';

const MOST_RUNS = 100;
const MOST_MESSAGES = 100;

/** Profile, the zone whose clock holds for them, permissions and blocks; moments in epoch ms. Throws `customers/not-found`. */
export async function readCustomer(database: Database, workspaceId: string, customerId: string) {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const customer = await customerOf(sql, workspaceId, customerId);
    const consents = await listConsents(sql, workspaceId, customerId);
    const suppressions = await listSuppressions(sql, workspaceId, customerId, await workspaceTime(sql));
    const { timeZone } = await readWorkspaceSettings(sql);
    const { removedAt, restoredAt, ...known } = customer;
    return {
      ...known,
      /** Null unless the customer is removed now. */
      removedAt: restoredAt === null ? (removedAt?.getTime() ?? null) : null,
      zone: resolveZone(customer.attributes[ZONE_ATTRIBUTE], timeZone),
      firstSeenAt: customer.firstSeenAt.getTime(),
      lastSeenAt: customer.lastSeenAt.getTime(),
      consents: consents.map((row) => ({ ...row, recordedAt: row.recordedAt.getTime() })),
      suppressions: suppressions.map((row) => ({
        ...row,
        createdAt: row.createdAt.getTime(),
        endsAt: row.endsAt?.getTime() ?? null,
      })),
    };
  });
}

/** Runs through journeys, newest first; moments in epoch ms. Throws `customers/not-found`. */
export async function readRunsOfCustomer(database: Database, workspaceId: string, customerId: string) {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    await customerOf(sql, workspaceId, customerId);
    const rows = await listRunsOfCustomer(sql, workspaceId, customerId, MOST_RUNS);
    return rows.map((row) => ({
      ...row,
      openedAt: row.openedAt.getTime(),
      campaignStartedAt: row.campaignStartedAt?.getTime() ?? null,
      dueAt: row.dueAt?.getTime() ?? null,
      endedAt: row.endedAt?.getTime() ?? null,
    }));
  });
}

/** Messages, sent or withheld, newest first; moments in epoch ms. Throws `customers/not-found`. */
export async function readMessagesOfCustomer(database: Database, workspaceId: string, customerId: string) {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    await customerOf(sql, workspaceId, customerId);
    const rows = await listMessagesOfCustomer(sql, workspaceId, customerId, MOST_MESSAGES);
    return rows.map((row) => ({
      ...row,
      plannedAt: row.plannedAt.getTime(),
      settledAt: row.settledAt?.getTime() ?? null,
    }));
  });
}

/** What the customer did, newest first by the time it happened. Throws `customers/not-found`. */
export async function readEventsOfCustomer(
  database: Database,
  workspaceId: string,
  page: { customerId: string; before: EventCursor | null; limit: number },
) {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    await customerOf(sql, workspaceId, page.customerId);
    return listEventsOfCustomer(sql, workspaceId, page);
  });
}

/** Throws `customers/not-found`. */
export async function customerOf(sql: TransactionSql, workspaceId: string, customerId: string) {
  const customer = await findCustomer(sql, workspaceId, customerId);
  if (!customer) throw customerNotFound();
  return customer;
}
