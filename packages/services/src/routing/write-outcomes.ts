/** Writes what routing found, and returns the cohorts that must be woken after the transaction. */
import {
  appendFlow,
  deliverToInboxes,
  insertTransitions,
  moveAlarms,
  readWorkspaceSettings,
  startWatchingRuns,
  type TransactionSql,
  updateCustomers,
  upsertSensing,
} from '@kairos/db';
import { placeRuns } from '../cohorts/place-runs';
import { flowOfTransitions, planMoves } from './plan-moves';
import { recordRetractions } from './record-retractions';
import type { CustomerToRoute, RoutingOutcome } from './route-customer';

export interface Routed {
  customers: CustomerToRoute[];
  outcomes: RoutingOutcome[];
}

export async function writeOutcomes(
  sql: TransactionSql,
  workspaceId: string,
  { customers, outcomes }: Routed,
): Promise<string[]> {
  await updateCustomers(
    sql,
    outcomes.map(({ customerId, attributes, lastSeenAt }) => ({
      customerId,
      attributes,
      lastSeenAt: new Date(lastSeenAt),
    })),
  );
  await upsertSensing(
    sql,
    workspaceId,
    outcomes.flatMap((outcome) => outcome.sensing),
  );
  const transitions = outcomes.flatMap((outcome) => outcome.transitions);
  await insertTransitions(sql, workspaceId, transitions);
  const moves = planMoves(customers, outcomes);
  await startWatchingRuns(sql, moves.started);
  await moveAlarms(sql, moves.rearmed);
  const woken = await deliverToInboxes(sql, workspaceId, moves.items);
  await recordRetractions(sql, workspaceId, outcomes);
  const { runsPerWorkflow } = await readWorkspaceSettings(sql);
  const placed = await placeRuns(sql, workspaceId, moves.opened, runsPerWorkflow);
  await appendFlow(sql, workspaceId, [...flowOfTransitions(transitions), ...moves.flow]);
  return [...new Set([...woken, ...placed])];
}
