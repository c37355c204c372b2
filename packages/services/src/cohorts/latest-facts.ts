/** What campaigns know of their customers: the attributes as the router left them, and what has been stored since. */
import { readQueuedChanges, type TransactionSql } from '@kairos/db';
import { type CustomerFacts, factsWith } from '@kairos/engine';
import { attributesWith } from '../routing/customer-facts';

/** A step must see what an earlier one of the same customer changed, also before that has gone through the router. */
export async function readLatestFacts(
  sql: TransactionSql,
  customers: ReadonlyMap<string, CustomerFacts>,
  customerIds: string[],
): Promise<Map<string, CustomerFacts>> {
  const latest = new Map<string, CustomerFacts>();
  for (const { customerId, ...change } of await readQueuedChanges(sql, customerIds)) {
    const facts = latest.get(customerId) ?? customers.get(customerId);
    if (facts) latest.set(customerId, factsWith(facts, attributesWith(facts.attributes, change)));
  }
  return latest;
}
