/** Joins an anonymous visitor with the customer who signs in, where both were known before. */
import {
  type AssignmentRow,
  addToExperiments,
  appendFlow,
  closeProfile,
  deliverToInboxes,
  type ExperimentCountRow,
  endRunsBeside,
  findIdentified,
  findJourneysWithArms,
  forgetAssignments,
  handOverHistory,
  holdOffIntakes,
  lockExperiments,
  lockToMerge,
  type MergingCustomer,
  mergePermissions,
  mergeWishes,
  type RunToEnd,
  readAssignments,
  readWishes,
  storeAssignments,
  type TransactionSql,
} from '@kairos/db';
import { type ArmGiven, mergeArms, NO_WISHES, stricterWishes } from '@kairos/engine';
import { routePartition } from '../events/partition';
import { reconsiderHeldOf } from '../sending/reconsider-held';

export interface Acquaintance {
  /** The customer to whom the anonymous id leads. */
  visitor: string;
  /** The customer to whom the user id leads. */
  customer: string;
}

/**
 * A visitor to whom a user id leads is somebody already, and never merged: on a shared device that would mix up two people.
 * The arms and the runs of the profile that was known first stay; permission that either has withdrawn stays withdrawn, blocks of
 * both hold, and of two wishes the stricter; messages of both count against caps.
 */
export async function mergeVisitors(
  sql: TransactionSql,
  workspaceId: string,
  acquaintances: readonly Acquaintance[],
  at: Date,
): Promise<void> {
  await holdOffIntakes(sql, workspaceId);
  const identified = await findIdentified(
    sql,
    acquaintances.map(({ visitor }) => visitor),
  );
  for (const { visitor, customer } of acquaintances) {
    if (!identified.has(visitor)) await merge(sql, workspaceId, { from: visitor, into: customer, at });
  }
}

interface Merge {
  from: string;
  into: string;
  at: Date;
}

async function merge(sql: TransactionSql, workspaceId: string, pair: Merge): Promise<void> {
  const { from, into, at } = pair;
  const locked = new Map((await lockToMerge(sql, [from, into])).map((row) => [row.id, row]));
  const visitor = locked.get(from);
  const customer = locked.get(into);
  // They have been merged in the meantime, or one of them was removed.
  if (!visitor || !customer) return;
  const [older, newer] = customer.firstSeenAt <= visitor.firstSeenAt ? [into, from] : [from, into];
  await mergeAssignments(sql, workspaceId, { older, newer, into, at });
  const ended = await endRunsBeside(sql, workspaceId, { of: newer, beside: older, at });
  await tellOfEnded(sql, workspaceId, ended, at);
  await mergePermissions(sql, workspaceId, pair);
  await joinWishes(sql, workspaceId, pair);
  await handOverHistory(sql, { ...pair, partition: routePartition(into) });
  await closeProfile(sql, workspaceId, pair, joined(visitor, customer));
  await reconsiderHeldOf(sql, workspaceId, [into]);
}

/** What the customer said under the own name stands over what was known of the visitor. */
function joined(
  visitor: MergingCustomer,
  customer: MergingCustomer,
): Pick<MergingCustomer, 'attributes' | 'firstSeenAt'> {
  const [firstSeenAt = customer.firstSeenAt] = [visitor.firstSeenAt, customer.firstSeenAt].sort(
    (a, b) => a.getTime() - b.getTime(),
  );
  return { attributes: { ...visitor.attributes, ...customer.attributes }, firstSeenAt };
}

async function joinWishes(sql: TransactionSql, workspaceId: string, pair: Merge): Promise<void> {
  const wishes = await readWishes(sql, [pair.from, pair.into]);
  const said = wishes.get(pair.from);
  if (said) await mergeWishes(sql, workspaceId, pair, stricterWishes(wishes.get(pair.into) ?? NO_WISHES, said));
}

async function mergeAssignments(
  sql: TransactionSql,
  workspaceId: string,
  { older, newer, into, at }: { older: string; newer: string; into: string; at: Date },
): Promise<void> {
  const customerIds = [older, newer];
  const journeyIds = await findJourneysWithArms(sql, customerIds);
  const rows = await readAssignments(sql, { customerIds, journeyIds });
  if (rows.length === 0) return;
  const placeOf = ({ journeyId, nodeId }: AssignmentRow) => `${journeyId}/${nodeId}`;
  const later = new Map(rows.filter((row) => row.customerId === newer).map((row) => [placeOf(row), row]));
  const kept = new Map(later);
  const counts: ExperimentCountRow[] = [];
  for (const row of rows.filter(({ customerId }) => customerId === older)) {
    const other = later.get(placeOf(row));
    const merged = other ? mergeArms(givenOf(row), givenOf(other)) : { kept: givenOf(row), counts: [] };
    kept.set(placeOf(row), { ...row, ...merged.kept, at: row.at });
    const { journeyId, nodeId } = row;
    for (const { experiment, ...count } of merged.counts)
      counts.push({ ...count, journeyId, nodeId, key: experiment, at });
  }
  await lockExperiments(sql, workspaceId, counts);
  await addToExperiments(sql, workspaceId, counts);
  await forgetAssignments(sql, customerIds);
  await storeAssignments(
    sql,
    workspaceId,
    [...kept.values()].map((row) => ({ ...row, customerId: into })),
  );
}

const givenOf = ({ arm, at, experiment, hasReached }: AssignmentRow): ArmGiven => ({
  ...{ arm, experiment, hasReached, at: at.getTime() },
});

/** The picture on the canvas, and the cohorts that hosted the runs. */
async function tellOfEnded(
  sql: TransactionSql,
  workspaceId: string,
  ended: readonly RunToEnd[],
  at: Date,
): Promise<void> {
  const flow = ended.flatMap(({ journeyId, versionId, nodeId, phase }) => {
    const count = (node: string, metric: string, amount: number) => ({
      journeyId,
      versionId,
      nodeId: node,
      metric,
      amount,
      at: at.getTime(),
    });
    const ofStep = nodeId === null ? [] : [count(nodeId, 'here', -1), count(nodeId, 'done', 1)];
    return [...ofStep, count('', phase, -1), count('', 'ended:exited', 1)];
  });
  await appendFlow(sql, workspaceId, flow);
  const items = ended.map(({ id, cohortId }) => ({ cohortId, runId: id, kind: 'event' as const, at, payload: {} }));
  await deliverToInboxes(sql, workspaceId, items);
}
