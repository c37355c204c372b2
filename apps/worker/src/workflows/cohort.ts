/** The cohort workflow: hosts runs of one journey, holds one durable timer for the earliest due moment, and commits their steps. */
import { realTimeOf } from '@kairos/db/clock';
import type { CommitResult } from '@kairos/services';
import {
  condition,
  continueAsNew,
  defineSignal,
  patched,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { CohortActivities } from '../activities/cohort-activities';
import { type CohortInput, type HostedRun, WAKE_SIGNAL } from './contract';

/** Due runs per commit: keeps its result small, and keeps it short, for what a single customer does waits meanwhile. */
const DUE_LIMIT = 200;
/** A run that had to wait for an event on its way is tried again after this. */
const HELD_RETRY_MS = 250;
/** A wake that was sent arrives within this; one that got lost must not hold up the cohort. */
const WAKE_ARRIVES_MS = 2_000;

// Without an end to the retries: a database that is away must not fail a run.
const { commitSteps, finishCohort, holdWakes } = proxyLocalActivities<CohortActivities>({
  startToCloseTimeout: '60s',
  retry: { initialInterval: '200ms', maximumInterval: '10s' },
  localRetryThreshold: '1m',
});

const wakeSignal = defineSignal(WAKE_SIGNAL);

export async function cohort(input: CohortInput): Promise<void> {
  const state = { ...input };
  const runs = new Map(input.runs.map(([slot, seq, dueAt]) => [slot, { seq, dueAt }]));
  let woken = true;
  let wakeArrived = true;
  let retryAt = 0;
  const recorded = recordedPosition(state.position);
  setHandler(wakeSignal, () => {
    woken = true;
    wakeArrived = true;
  });
  // A signal that arrives meanwhile voids the decision, and thousands of events are replayed before the next try:
  // under a steady stream that stood still for seconds. So nobody sends one until the successor has looked.
  const goOnAsNew = async (): Promise<never> => {
    const wakeIsOnItsWay = await holdWakes({ workspaceId: state.workspaceId, cohortId: state.cohortId });
    if (wakeIsOnItsWay) await condition(() => woken, WAKE_ARRIVES_MS);
    return continueAsNew<typeof cohort>({ ...state, runs: hostedRuns(runs) });
  };
  for (;;) {
    const due = Date.now() < retryAt ? [] : dueRuns(runs, state, Date.now());
    if (woken || due.length > 0) {
      woken = false;
      const clearsWake = wakeArrived;
      wakeArrived = false;
      const result = await commitSteps({
        workspaceId: state.workspaceId,
        cohortId: state.cohortId,
        position: state.position,
        recorded: recorded(state.position),
        clearsWake,
        due,
      });
      record(runs, state, result);
      retryAt = result.held ? Date.now() + HELD_RETRY_MS : 0;
      if (result.more) woken = true;
      // Under steady load there is always more to do; a history that waited for a quiet moment would grow until the server ends it.
      if (workflowInfo().continueAsNewSuggested && patched('new-history-under-load')) await goOnAsNew();
      continue;
    }
    if (runs.size === 0 && state.isFull) {
      const { workspaceId, cohortId, position } = state;
      const finished = await finishCohort({ workspaceId, cohortId, position });
      // Histories from before there was an answer hold none.
      if (finished !== false) return;
      // A run was placed while its wake was still on the way.
      woken = true;
      continue;
    }
    if (workflowInfo().continueAsNewSuggested) await goOnAsNew();
    const sleep = Math.max(retryAt, nextDueAt(runs, state));
    if (sleep === Number.POSITIVE_INFINITY) await condition(() => woken);
    else await condition(() => woken, Math.max(1, sleep - Date.now()));
  }
}

/**
 * How far the history tells of the inbox. A task may hold several commits, and their results are in the history only when
 * it ends: until then the items of the first must not be thrown away by the second.
 */
function recordedPosition(from: number): (position: number) => number {
  let recorded = from;
  let task = workflowInfo().historyLength;
  return (position) => {
    const { historyLength } = workflowInfo();
    if (historyLength > task) {
      recorded = position;
      task = historyLength;
    }
    return recorded;
  };
}

type Runs = Map<number, { seq: number; dueAt: number | null }>;

function record(runs: Runs, state: CohortInput, result: CommitResult): void {
  state.position = result.position;
  state.clock = result.clock;
  state.isFull = result.isFull;
  for (const [slot, seq, dueAt, isOpen] of result.runs) {
    if (isOpen) runs.set(slot, { seq, dueAt });
    else runs.delete(slot);
  }
}

/** Real moment, epoch ms, at which a run is due; infinite when none is or the clock stands still. */
function dueMoment(dueAt: number | null, state: CohortInput): number {
  if (dueAt === null || state.clock === null) return Number.POSITIVE_INFINITY;
  return realTimeOf(state.clock, dueAt) ?? Number.POSITIVE_INFINITY;
}

function dueRuns(runs: Runs, state: CohortInput, now: number): [number, number][] {
  const due: [number, number][] = [];
  for (const [slot, { seq, dueAt }] of runs) {
    if (dueMoment(dueAt, state) <= now && due.push([slot, seq]) === DUE_LIMIT) break;
  }
  return due;
}

function nextDueAt(runs: Runs, state: CohortInput): number {
  let next = Number.POSITIVE_INFINITY;
  for (const { dueAt } of runs.values()) next = Math.min(next, dueMoment(dueAt, state));
  return next;
}

function hostedRuns(runs: Runs): HostedRun[] {
  return [...runs].map(([slot, { seq, dueAt }]) => [slot, seq, dueAt]);
}
