/** What a customer wishes: read with its history and what follows from it, and recorded. */
import {
  type Database,
  forgetSensingOf,
  listLiveTopics,
  listWishes,
  lockCustomers,
  readWishes,
  recordWish,
  type TransactionSql,
  withWorkspaceSql,
} from '@kairos/db';
import { type CustomerWishes, NO_WISHES, type Wish } from '@kairos/engine';
import { explainSending } from '../sending/explain-sending';
import { reconsiderHeldOf } from '../sending/reconsider-held';
import { customerOf } from './customer';
import { workspaceTime } from './workspace-time';

export interface SaidWish {
  customerId: string;
  wish: Wish;
  /** Who recorded it for the customer, or brought it over from elsewhere, and how they know; null when the customer said it themselves. */
  onBehalf: { source: 'member' | 'import'; memberId: string; reason: string } | null;
}

/** Wishes, every record of them from the newest on, and what would become of a message now; epoch ms. Throws `customers/not-found`. */
export async function readCustomerWishes(database: Database, workspaceId: string, customerId: string) {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const customer = await customerOf(sql, workspaceId, customerId);
    const wishes = await wishesOf(sql, customerId);
    const records = await listWishes(sql, workspaceId, customerId);
    const topics = await topicsFor(sql, wishes);
    return {
      wishes,
      topics,
      records: records.map((row) => ({ ...row, recordedAt: row.recordedAt.getTime() })),
      outlook: await explainSending(sql, customer, topics),
    };
  });
}

/** Puts a wish in force at once, also for what is held already. Throws `customers/not-found`. */
export async function recordCustomerWish(database: Database, workspaceId: string, said: SaidWish): Promise<void> {
  await withWorkspaceSql(database, workspaceId, async (sql) => {
    await customerOf(sql, workspaceId, said.customerId);
    await sayWishes(sql, workspaceId, [said]);
  });
}

/** The same for several of one customer, as part of a transaction. */
export async function sayWishes(sql: TransactionSql, workspaceId: string, said: readonly SaidWish[]): Promise<void> {
  const customerIds = [...new Set(said.map(({ customerId }) => customerId))];
  // The router and the cohorts lock the customer as well: what they do is before the wish or after it.
  await lockCustomers(sql, customerIds);
  const at = await workspaceTime(sql);
  for (const { customerId, wish, onBehalf } of said) {
    const { source = 'customer', memberId = null, reason = null } = onBehalf ?? {};
    await recordWish(sql, workspaceId, { customerId, wish, source, memberId, reason, at });
    if (wish.about === 'behaviour' && !wish.mayBeUsed) await forgetSensingOf(sql, workspaceId, customerId);
  }
  await reconsiderHeldOf(sql, workspaceId, customerIds);
}

export async function wishesOf(sql: TransactionSql, customerId: string): Promise<CustomerWishes> {
  return (await readWishes(sql, [customerId])).get(customerId) ?? NO_WISHES;
}

/** Topics about which something can be wished: those of published journeys, and those of which something was said. */
export async function topicsFor(sql: TransactionSql, wishes: CustomerWishes): Promise<string[]> {
  const said = wishes.topics.map(({ topic }) => topic);
  return [...new Set([...(await listLiveTopics(sql)), ...said])].sort((a, b) => a.localeCompare(b));
}
