/** The log of customers as the engine takes it: everything that was routed before. */
import { readRoutedHistory, type TransactionSql } from '@kairos/db';
import type { EngineEvent } from '@kairos/engine';
import { groupBy } from './group-by';

/** By customer, in event order; a customer without such events is left out. */
export async function readHistory(
  sql: TransactionSql,
  customerIds: string[],
  names: string[],
): Promise<Map<string, EngineEvent[]>> {
  const byCustomer = groupBy(await readRoutedHistory(sql, customerIds, names), (row) => row.customerId);
  const logged = [...byCustomer].map(([customerId, rows]) => {
    const events = rows.map(
      ({ id, name, occurredAt, properties, chain }): EngineEvent => ({
        ...{ id, name, at: occurredAt.getTime(), properties },
        ...(chain && { chain }),
      }),
    );
    return [customerId, events] as const;
  });
  return new Map(logged);
}
