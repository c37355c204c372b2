/** Reads and carries on what steps may know of a customer from beyond their own run: arms, and messages sent lately. */
import {
  type AssignmentRow,
  type RunRow,
  readAssignments,
  readSentMessages,
  type SentRow,
  type TransactionSql,
} from '@kairos/db';
import type { Advancement, Remembered } from '@kairos/engine';
import { groupBy } from '../routing/group-by';
import type { KnownPlan } from '../routing/live-plans';

/** Runs of one commit see what those before them did: both maps grow while a batch is stepped. */
export interface RememberedFacts {
  /** By journey and customer, then by node. */
  assignments: Map<string, Record<string, string>>;
  sent: Map<string, SentRow[]>;
}

const keyOf = ({ journeyId, customerId }: Pick<RunRow, 'journeyId' | 'customerId'>) => `${journeyId}/${customerId}`;

/** Asks only for what the plan of some run looks at. `horizon` is epoch ms in the workspace's clock. */
export async function readRemembered(
  sql: TransactionSql,
  runs: readonly RunRow[],
  planOf: (run: RunRow) => KnownPlan | undefined,
  horizon: number,
): Promise<RememberedFacts> {
  const assigned = runs.filter((run) => planOf(run)?.assignsArms);
  const counted = runs.filter((run) => (planOf(run)?.looksBack ?? 0) > 0);
  const lookBack = Math.max(0, ...counted.map((run) => planOf(run)?.looksBack ?? 0));
  const earliest = Math.min(horizon, ...counted.map((run) => run.dueAt?.getTime() ?? horizon));
  const arms = await readAssignments(sql, {
    customerIds: [...new Set(assigned.map((run) => run.customerId))],
    journeyIds: [...new Set(assigned.map((run) => run.journeyId))],
  });
  const customerIds = [...new Set(counted.map((run) => run.customerId))];
  const sent = await readSentMessages(sql, customerIds, new Date(earliest - lookBack));
  return { assignments: armsByNode(arms), sent: new Map(groupBy(sent, (row) => row.customerId)) };
}

/** What a run may know now. */
export function rememberedOf({ assignments, sent }: RememberedFacts, run: RunRow): Remembered {
  const messages = sent.get(run.customerId) ?? [];
  return {
    assignments: assignments.get(keyOf(run)) ?? {},
    sent: messages.map(({ at, channel, journeyId }) => ({
      at: at.getTime(),
      channel,
      ofThisJourney: journeyId === run.journeyId,
    })),
  };
}

/** Tells the runs that come after what this one did. */
export function carryOn(facts: RememberedFacts, run: RunRow, { assignments, messages }: Advancement): void {
  const { journeyId, customerId } = run;
  for (const { nodeId, arm } of assignments) noteArm(facts.assignments, { journeyId, customerId, nodeId, arm });
  const sent = messages.map(({ at, channel }): SentRow => ({ customerId, journeyId, channel, at: new Date(at) }));
  if (sent.length > 0) facts.sent.set(customerId, [...(facts.sent.get(customerId) ?? []), ...sent]);
}

function armsByNode(rows: readonly AssignmentRow[]): RememberedFacts['assignments'] {
  const found: RememberedFacts['assignments'] = new Map();
  for (const row of rows) noteArm(found, row);
  return found;
}

function noteArm(assignments: RememberedFacts['assignments'], { nodeId, arm, ...whose }: AssignmentRow): void {
  assignments.set(keyOf(whose), { ...assignments.get(keyOf(whose)), [nodeId]: arm });
}
