/** What is remembered of customers beyond one run: arms that they were given, and messages that they were sent. */
import type { Channel } from '@kairos/engine';
import type { TransactionSql } from '../connect';

export interface AssignmentRow {
  journeyId: string;
  customerId: string;
  nodeId: string;
  arm: string;
  at: Date;
  /** Key of the test in whose figures the customer is counted; null when in none. */
  experiment: string | null;
  hasReached: boolean;
}

/** Arms that these customers were given in any of these journeys. */
export async function readAssignments(
  sql: TransactionSql,
  { customerIds, journeyIds }: { customerIds: string[]; journeyIds: string[] },
): Promise<AssignmentRow[]> {
  if (customerIds.length === 0) return [];
  return sql<AssignmentRow[]>`
    select journey_id as "journeyId", customer_id as "customerId", node_id as "nodeId", arm,
           assigned_at as at, experiment, has_reached as "hasReached"
      from assignment
     where customer_id = any(${customerIds}::uuid[]) and journey_id = any(${journeyIds}::uuid[])`;
}

/** The first arm stays; one whose branch is gone is replaced, and of one that stays more may be known. */
export async function storeAssignments(
  sql: TransactionSql,
  workspaceId: string,
  assignments: readonly AssignmentRow[],
): Promise<void> {
  if (assignments.length === 0) return;
  // A statement may not touch one row twice: the last arm of a node is the one that holds.
  const byNode = new Map(assignments.map((row) => [`${row.journeyId}/${row.customerId}/${row.nodeId}`, row]));
  const rows = [...byNode.values()].map(({ journeyId, customerId, nodeId, arm, at, experiment, hasReached }) => ({
    workspace_id: workspaceId,
    journey_id: journeyId,
    customer_id: customerId,
    node_id: nodeId,
    arm,
    assigned_at: at,
    experiment,
    has_reached: hasReached,
  }));
  await sql`
    insert into assignment ${sql(rows)}
    on conflict (workspace_id, customer_id, journey_id, node_id) do update
      set arm = excluded.arm, assigned_at = excluded.assigned_at, experiment = excluded.experiment, has_reached = excluded.has_reached`;
}

export interface SentRow {
  customerId: string;
  journeyId: string;
  channel: Channel;
  at: Date;
}

/** Messages to these customers that were sent since then or are about to be, in order of time. */
export async function readSentMessages(sql: TransactionSql, customerIds: string[], since: Date): Promise<SentRow[]> {
  if (customerIds.length === 0) return [];
  return sql<SentRow[]>`
    select customer_id as "customerId", journey_id as "journeyId", channel, planned_at as at
      from message
     where customer_id = any(${customerIds}::uuid[]) and planned_at > ${since} and state not in ('skipped', 'rejected')
     order by planned_at, id`;
}
