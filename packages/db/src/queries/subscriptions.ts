/** What runs listen for. */
import { REMOVAL_EVENTS } from '@kairos/engine';
import type { TransactionSql } from '../connect';

export interface SubscriptionRow {
  runId: string;
  cohortId: string;
  customerId: string;
  eventName: string;
  /** Inclusive bounds, epoch ms in event time. */
  since: number;
  until: number | null;
}

/** What runs of these customers listen for among these event names; every run that acts hears of the customer's removal. */
export async function findSubscriptions(
  sql: TransactionSql,
  customerIds: string[],
  names: string[],
): Promise<SubscriptionRow[]> {
  return sql<SubscriptionRow[]>`
    select r.id as "runId", r.cohort_id as "cohortId", r.customer_id as "customerId", l->>0 as "eventName",
           (l->>1)::float8 as since, (l->>2)::float8 as until
      from run r cross join json_array_elements(r.listens) as l
     where r.customer_id = any(${customerIds}::uuid[]) and l->>0 = any(${names}::text[])
    union all
    select r.id, r.cohort_id, r.customer_id, ${REMOVAL_EVENTS.removed}, 0, null
      from run r
     where ${names.includes(REMOVAL_EVENTS.removed)} and r.customer_id = any(${customerIds}::uuid[]) and r.phase = 'acting'`;
}
