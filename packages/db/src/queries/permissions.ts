/** What customers permit, as the gate asks for it. */
import { type TransactionSql, together } from '../connect';

export interface Permissions {
  consents: { channel: 'email' | 'sms' | 'push'; state: 'granted' | 'withdrawn' }[];
  suppressions: { channel: 'email' | 'sms' | 'push' | 'all'; topic: string | null; endsAt: number | null }[];
}

/** Newest consent per channel and all suppressions, for customers that were locked. */
export async function readPermissions(sql: TransactionSql, customerIds: string[]): Promise<Map<string, Permissions>> {
  if (customerIds.length === 0) return new Map();
  const found = new Map(customerIds.map((id): [string, Permissions] => [id, { consents: [], suppressions: [] }]));
  const [consents, suppressions] = await together([
    sql<{ customerId: string; channel: 'email' | 'sms' | 'push'; state: 'granted' | 'withdrawn' }[]>`
    select distinct on (customer_id, channel) customer_id as "customerId", channel, state
      from consent where customer_id = any(${customerIds}::uuid[]) order by customer_id, channel, id desc`,
    sql<{ customerId: string; channel: 'email' | 'sms' | 'push' | 'all'; topic: string | null; endsAt: Date | null }[]>`
    select customer_id as "customerId", channel, topic, ends_at as "endsAt" from suppression where customer_id = any(${customerIds}::uuid[])`,
  ]);
  for (const { customerId, channel, state } of consents) found.get(customerId)?.consents.push({ channel, state });
  for (const { customerId, channel, topic, endsAt } of suppressions) {
    found.get(customerId)?.suppressions.push({ channel, topic, endsAt: endsAt?.getTime() ?? null });
  }
  return found;
}
