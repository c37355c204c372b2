/** How many customers meet conditions now, by the engine's own rule: what a form shows while the conditions are typed. */
import { type Database, listRecentCustomers, readWorkspaceSettings, withWorkspaceSql } from '@kairos/db';
import { type ConditionTree, holds } from '@kairos/engine';
import { factsOf } from '../routing/customer-facts';
import { workspaceTime } from './workspace-time';

/** Customers looked at, those seen last first: more would keep whoever types waiting. */
export const MOST_LOOKED_AT = 10_000;

export interface MatchCount {
  /** Customers per branch; each counts for the first branch that they meet. */
  matching: number[];
  /** Customers who meet none. */
  others: number;
  /** Customers looked at; all there are unless `isAll` is false. */
  looked: number;
  isAll: boolean;
}

export async function countMatching(
  database: Pick<Database, 'sql'>,
  workspaceId: string,
  branches: readonly ConditionTree[],
): Promise<MatchCount> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const { timeZone } = await readWorkspaceSettings(sql);
    const now = (await workspaceTime(sql)).getTime();
    const customers = await listRecentCustomers(sql, workspaceId, MOST_LOOKED_AT + 1);
    const isAll = customers.length <= MOST_LOOKED_AT;
    const looked = isAll ? customers : customers.slice(0, MOST_LOOKED_AT);
    const matching = branches.map(() => 0);
    let others = 0;
    for (const customer of looked) {
      const facts = factsOf(customer, timeZone);
      const branch = branches.findIndex((tree) => holds(tree, facts.attributes, { now, timeZone: facts.timeZone }));
      if (branch === -1) others += 1;
      else matching[branch] = (matching[branch] ?? 0) + 1;
    }
    return { matching, others, looked: looked.length, isAll };
  });
}
