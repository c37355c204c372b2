/** Reads and carries on what steps may know from beyond their own run: arms, tests, and messages sent lately. */
import {
  type AssignmentRow,
  type ExperimentId,
  lockExperiments,
  type RunRow,
  readAssignments,
  readExperiments,
  readSentMessages,
  type SentRow,
  type TransactionSql,
} from '@kairos/db';
import type { Advancement, ArmGiven, ExperimentStanding, Plan, Remembered } from '@kairos/engine';
import { groupBy } from '../routing/group-by';
import type { KnownPlan } from '../routing/live-plans';

/** Runs of one commit see what those before them did: the maps grow while a batch is stepped. */
export interface RememberedFacts {
  /** By journey and customer, then by node. */
  assignments: Map<string, Record<string, ArmGiven>>;
  /** How tests stand, by journey, node and key. */
  experiments: Map<string, ExperimentStanding>;
  sent: Map<string, SentRow[]>;
}

const keyOf = ({ journeyId, customerId }: Pick<RunRow, 'journeyId' | 'customerId'>) => `${journeyId}/${customerId}`;
const experimentKey = ({ journeyId, nodeId, key }: ExperimentId) => `${journeyId}/${nodeId}/${key}`;

/** Asks only for what the plan of some run looks at. `horizon` is epoch ms in the workspace's clock. */
export async function readRemembered(
  sql: TransactionSql,
  workspaceId: string,
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
  return {
    assignments: armsByNode(arms),
    experiments: await readStandings(sql, workspaceId, experimentsIn(assigned, planOf)),
    sent: new Map(groupBy(sent, (row) => row.customerId)),
  };
}

/** What a run may know now. */
export function rememberedOf(
  { assignments, experiments, sent }: RememberedFacts,
  run: RunRow,
  plan: Plan,
): Omit<Remembered, 'earlierStays'> {
  const { journeyId, customerId } = run;
  const messages = sent.get(customerId) ?? [];
  const standings = (plan.experiments ?? []).flatMap(({ nodeId, key }) => {
    const standing = experiments.get(experimentKey({ journeyId, nodeId, key }));
    return standing ? [[nodeId, standing] as const] : [];
  });
  return {
    assignments: assignments.get(keyOf(run)) ?? {},
    experiments: Object.fromEntries(standings),
    sent: messages.map((message) => ({
      at: message.at.getTime(),
      channel: message.channel,
      ofThisJourney: message.journeyId === journeyId,
    })),
  };
}

/** Tells the runs that come after what this one did. */
export function carryOn(facts: RememberedFacts, run: RunRow, plan: Plan, { remembered, messages }: Advancement): void {
  const { journeyId, customerId } = run;
  facts.assignments.set(keyOf(run), remembered.assignments);
  for (const { nodeId, key } of plan.experiments ?? []) {
    const standing = remembered.experiments[nodeId];
    if (standing) facts.experiments.set(experimentKey({ journeyId, nodeId, key }), standing);
  }
  const sent = messages.map(({ at, channel }): SentRow => ({ customerId, journeyId, channel, at: new Date(at) }));
  if (sent.length > 0) facts.sent.set(customerId, [...(facts.sent.get(customerId) ?? []), ...sent]);
}

interface WantedExperiment extends ExperimentId {
  /** A winner may be chosen by rule. */
  hasGate: boolean;
}

function experimentsIn(runs: readonly RunRow[], planOf: (run: RunRow) => KnownPlan | undefined): WantedExperiment[] {
  const found = new Map<string, WantedExperiment>();
  for (const run of runs) {
    for (const { nodeId, key, gate } of planOf(run)?.plan.experiments ?? []) {
      const id = { journeyId: run.journeyId, nodeId, key };
      const hasGate = gate !== null || found.get(experimentKey(id))?.hasGate === true;
      found.set(experimentKey(id), { ...id, hasGate });
    }
  }
  return [...found.values()];
}

/** While the rule has to decide, one commit at a time looks at the figures: they are exact, and it decides once. */
async function readStandings(
  sql: TransactionSql,
  workspaceId: string,
  wanted: readonly WantedExperiment[],
): Promise<RememberedFacts['experiments']> {
  const known = await standingsOf(sql, wanted);
  const open = wanted.filter((each) => each.hasGate && !known.get(experimentKey(each))?.decision);
  if (open.length === 0) return known;
  await lockExperiments(sql, workspaceId, open);
  return new Map([...known, ...(await standingsOf(sql, open))]);
}

async function standingsOf(sql: TransactionSql, ids: readonly ExperimentId[]): Promise<RememberedFacts['experiments']> {
  const rows = await readExperiments(sql, ids);
  return new Map(
    rows.map(({ startedAt, decision, figures, ...id }) => [
      experimentKey(id),
      { startedAt: startedAt?.getTime() ?? null, decision, figures },
    ]),
  );
}

function armsByNode(rows: readonly AssignmentRow[]): RememberedFacts['assignments'] {
  const found: RememberedFacts['assignments'] = new Map();
  for (const row of rows) {
    const { nodeId, arm, at, experiment, hasReached } = row;
    const given = { arm, at: at.getTime(), experiment, hasReached };
    found.set(keyOf(row), { ...found.get(keyOf(row)), [nodeId]: given });
  }
  return found;
}
