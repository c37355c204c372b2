/** Writes what routing found, and returns the cohorts that must be woken after the transaction. */
import {
  appendFlow,
  deliverToInboxes,
  insertKeptStarts,
  insertTransitions,
  moveAlarms,
  noteSilentStarts,
  startWatchingRuns,
  type TransactionSql,
  together,
  updateCustomers,
  upsertSensing,
} from '@kairos/db';
import { placeRuns } from '../cohorts/place-runs';
import { flowOfTransitions, keptStartOf, type Moves } from './plan-moves';
import { recordRetractions } from './record-retractions';
import type { RoutingOutcome } from './route-customer';

export interface Routed {
  outcomes: RoutingOutcome[];
  moves: Moves;
  runsPerWorkflow: number;
}

export async function writeOutcomes(
  sql: TransactionSql,
  workspaceId: string,
  { outcomes, moves, runsPerWorkflow }: Routed,
): Promise<string[]> {
  const seen = outcomes.map(({ customerId, attributes, lastSeenAt }) => ({
    ...{ customerId, attributes },
    lastSeenAt: new Date(lastSeenAt),
  }));
  const sensing = outcomes.flatMap((outcome) => outcome.sensing);
  const transitions = outcomes.flatMap((outcome) => outcome.transitions);
  const silent = outcomes.flatMap(({ customerId, silent: starts }) =>
    starts.map(({ at, ...start }) => ({ ...start, customerId, at: new Date(at) })),
  );
  const kept = outcomes.flatMap(keptStartsOf);
  const [, , , , , , , , , woken] = await together([
    updateCustomers(sql, seen),
    upsertSensing(sql, workspaceId, sensing),
    insertTransitions(sql, workspaceId, transitions),
    startWatchingRuns(sql, moves.started),
    moveAlarms(sql, moves.rearmed),
    recordRetractions(sql, workspaceId, outcomes),
    noteSilentStarts(sql, workspaceId, silent),
    insertKeptStarts(sql, workspaceId, kept),
    appendFlow(sql, workspaceId, [...flowOfTransitions(transitions), ...moves.flow]),
    deliverToInboxes(sql, workspaceId, moves.items, moves.moved),
  ]);
  const placed = await placeRuns(sql, workspaceId, moves.opened, runsPerWorkflow);
  return [...new Set([...woken, ...placed])];
}

function keptStartsOf({ customerId, kept }: RoutingOutcome) {
  return kept.map((start) => keptStartOf(customerId, start.journeyId, start));
}
