/** Turns what routing found into changes of runs: which start, which alarms are set, whom to wake. */
import type { FlowChange, InboxItem, KeptStartRow, MovedRun, WatchingRow, WorkspaceClock } from '@kairos/db';
import { type TriggerFiring, watchingRun } from '@kairos/engine';
import { v7 as uuid } from 'uuid';
import type { RunToPlace } from '../cohorts/place-runs';
import { canBeToldLater } from '../cohorts/told-later';
import type { CustomerToRoute, RoutingOutcome } from './route-customer';

export interface Moves {
  started: { runId: string; versionId: string; triggerId: string }[];
  rearmed: { runId: string; dueAt: Date }[];
  items: InboxItem[];
  /** Runs that were stepped already. */
  moved: MovedRun[];
  opened: RunToPlace[];
  flow: FlowChange[];
}

/** Turns outcomes into changes of runs: a start takes the watching run if there is one, an alarm needs a run to hold it. */
export function planMoves(clock: WorkspaceClock, customers: CustomerToRoute[], outcomes: RoutingOutcome[]): Moves {
  const moves: Moves = { started: [], rearmed: [], items: [], moved: [], opened: [], flow: [] };
  const watchingOf = new Map(customers.map((customer) => [customer.customerId, customer.watching]));
  for (const outcome of outcomes) {
    const free = new Map((watchingOf.get(outcome.customerId) ?? []).map((run) => [run.journeyId, run]));
    for (const start of outcome.starts) planStart(moves, outcome.customerId, start, free);
    for (const alarm of outcome.alarms) {
      planAlarm(moves, outcome.customerId, { ...alarm, clock, watching: free.get(alarm.journeyId) });
    }
    for (const { journeyId, versionId } of outcome.failures) {
      const at = outcome.lastSeenAt;
      moves.flow.push({ journeyId, versionId, nodeId: '', metric: 'sensing-failed', amount: 1, at });
    }
    for (const { journeyId, versionId, triggerId } of outcome.loops) {
      const at = outcome.lastSeenAt;
      moves.flow.push({ journeyId, versionId, nodeId: triggerId, metric: 'skipped:loop', amount: 1, at });
    }
    for (const { runId, cohortId, at } of outcome.wakes) {
      moves.items.push({ cohortId, runId, kind: 'event', at: new Date(at), payload: {} });
    }
  }
  return moves;
}

function planStart(
  moves: Moves,
  customerId: string,
  start: RoutingOutcome['starts'][number],
  free: Map<string, WatchingRow>,
): void {
  const { journeyId, versionId, triggerId, eventId, explanation } = start;
  const at = new Date(start.at);
  const payload = { start: { triggerId, eventId, explanation } };
  const watching = free.get(journeyId);
  moves.flow.push({ journeyId, versionId, nodeId: '', metric: 'acting', amount: 1, at: start.at });
  if (watching) {
    free.delete(journeyId);
    moves.started.push({ runId: watching.runId, versionId, triggerId });
    moves.items.push({ cohortId: watching.cohortId, runId: watching.runId, kind: 'trigger', at, payload });
    moves.flow.push({ journeyId, versionId, nodeId: '', metric: 'watching', amount: -1, at: start.at });
    return;
  }
  moves.opened.push({
    id: uuid(),
    journeyId,
    versionId,
    customerId,
    phase: 'acting',
    triggerId,
    state: watchingRun(null),
    openedAt: at,
    dueAt: null,
    item: { kind: 'trigger', at, payload },
  });
}

function planAlarm(
  moves: Moves,
  customerId: string,
  alarm: RoutingOutcome['alarms'][number] & { clock: WorkspaceClock; watching: WatchingRow | undefined },
): void {
  const { journeyId, versionId, clock, watching } = alarm;
  const dueAt = new Date(alarm.dueAt);
  const item = { kind: 'open' as const, at: dueAt, payload: {}, canWait: canBeToldLater(clock, dueAt) };
  if (watching) {
    moves.rearmed.push({ runId: watching.runId, dueAt });
    moves.items.push({ cohortId: watching.cohortId, runId: watching.runId, ...item });
    return;
  }
  moves.flow.push({ journeyId, versionId, nodeId: '', metric: 'watching', amount: 1, at: alarm.at });
  moves.opened.push({
    id: uuid(),
    journeyId,
    versionId,
    customerId,
    phase: 'watching',
    triggerId: null,
    state: watchingRun(alarm.dueAt),
    openedAt: new Date(alarm.at),
    dueAt,
    item,
  });
}

/** A campaign that starts when its journey, which is paused, goes on. */
export function keptStartOf(customerId: string, journeyId: string, firing: TriggerFiring): KeptStartRow {
  const { triggerId, eventId, explanation, at } = firing;
  return { id: uuid(), journeyId, customerId, triggerId, eventId, explanation, firedAt: new Date(at) };
}

/** Counts of firings and of customers for whom an indicator or score holds. */
export function flowOfTransitions(transitions: readonly RoutingOutcome['transitions'][number][]): FlowChange[] {
  return transitions.flatMap(({ journeyId, versionId, nodeId, fired, at }) =>
    fired > 0 ? [{ journeyId, versionId, nodeId, metric: 'fired', amount: fired, at: at.getTime() }] : [],
  );
}
