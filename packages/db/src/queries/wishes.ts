/** What customers wish: what holds now, and where each wish came from. */
import { type CustomerWishes, NO_WISHES, type OwnPace, type Schedule, type TopicWish, type Wish } from '@kairos/engine';
import { type TransactionSql, together } from '../connect';
import type { WishSource } from '../schema';

/** Of customers who never said anything there is no entry. */
export async function readWishes(sql: TransactionSql, customerIds: string[]): Promise<Map<string, CustomerWishes>> {
  const found = new Map<string, CustomerWishes>();
  const change = (customerId: string, wishes: Partial<CustomerWishes>) =>
    found.set(customerId, { ...(found.get(customerId) ?? NO_WISHES), ...wishes });
  if (customerIds.length === 0) return found;
  const [topics, others] = await together([
    sql<({ customerId: string } & TopicWish)[]>`
    select customer_id as "customerId", topic, channel, wanted as "isWanted" from preference
     where customer_id = any(${customerIds}::uuid[]) order by topic, channel`,
    sql<ContactWishRow[]>`
    select customer_id as "customerId", hours, pace, paused_until as "pausedUntil", may_use_behaviour as "mayUseBehaviour"
      from contact_wish where customer_id = any(${customerIds}::uuid[])`,
  ]);
  for (const { customerId, ...wish } of topics) {
    change(customerId, { topics: [...(found.get(customerId)?.topics ?? []), wish] });
  }
  for (const { customerId, pausedUntil, ...wishes } of others) {
    change(customerId, { ...wishes, pausedUntil: pausedUntil?.getTime() ?? null });
  }
  return found;
}

interface ContactWishRow {
  customerId: string;
  hours: Schedule | null;
  pace: OwnPace | null;
  pausedUntil: Date | null;
  mayUseBehaviour: boolean;
}

/** Those of these customers who do not want what they did to be looked at. */
export async function findUnobserved(sql: TransactionSql, customerIds: string[]): Promise<Set<string>> {
  const rows = await sql<{ customerId: string }[]>`
    select customer_id as "customerId" from contact_wish
     where customer_id = any(${customerIds}::uuid[]) and not may_use_behaviour`;
  return new Set(rows.map((row) => row.customerId));
}

export interface WishToRecord {
  customerId: string;
  wish: Wish;
  source: WishSource;
  memberId: string | null;
  reason: string | null;
  /** Workspace clock. */
  at: Date;
}

/** Adds the wish to the record and makes it the one that holds. */
export async function recordWish(sql: TransactionSql, workspaceId: string, recorded: WishToRecord): Promise<void> {
  const { customerId, wish, source, memberId, reason, at } = recorded;
  await sql`
    insert into wish (workspace_id, customer_id, wish, source, member_id, reason, recorded_at)
    values (${workspaceId}, ${customerId}, ${JSON.stringify(wish)}::text::jsonb, ${source}, ${memberId}, ${reason}, ${at})`;
  if (wish.about === 'topic') {
    await sql`
      insert into preference (workspace_id, customer_id, topic, channel, wanted, recorded_at)
      values (${workspaceId}, ${customerId}, ${wish.topic}, ${wish.channel}, ${wish.isWanted}, ${at})
      on conflict (workspace_id, customer_id, topic, channel)
        do update set wanted = excluded.wanted, recorded_at = excluded.recorded_at`;
    return;
  }
  await sql`
    insert into contact_wish (workspace_id, customer_id, recorded_at) values (${workspaceId}, ${customerId}, ${at})
    on conflict (workspace_id, customer_id) do update set recorded_at = excluded.recorded_at`;
  await sql`update contact_wish set ${columnOf(sql, wish)} where workspace_id = ${workspaceId} and customer_id = ${customerId}`;
}

function columnOf(sql: TransactionSql, wish: Exclude<Wish, { about: 'topic' }>) {
  switch (wish.about) {
    case 'hours':
      return sql`hours = ${wish.hours && JSON.stringify(wish.hours)}::text::jsonb`;
    case 'pace':
      return sql`pace = ${wish.pace && JSON.stringify(wish.pace)}::text::jsonb`;
    case 'pause':
      return sql`paused_until = ${wish.until === null ? null : new Date(wish.until)}`;
    case 'behaviour':
      return sql`may_use_behaviour = ${wish.mayBeUsed}`;
  }
}

/** Forgets what was sensed of a customer; watching runs find nothing and close at their alarms. */
export async function forgetSensingOf(sql: TransactionSql, workspaceId: string, customerId: string): Promise<void> {
  await sql`delete from sensing where workspace_id = ${workspaceId} and customer_id = ${customerId}`;
}

export interface WishRow {
  id: number;
  wish: Wish;
  source: WishSource;
  memberName: string | null;
  reason: string | null;
  recordedAt: Date;
}

/** Every wish of a customer, newest first. */
export async function listWishes(sql: TransactionSql, workspaceId: string, customerId: string): Promise<WishRow[]> {
  return sql<WishRow[]>`
    select w.id::int, w.wish, w.source, m.name as "memberName", w.reason, w.recorded_at as "recordedAt"
      from wish w left join member m on m.id = w.member_id
     where w.workspace_id = ${workspaceId} and w.customer_id = ${customerId} order by w.id desc limit 200`;
}
