/** Steps one run as far as its time has come: a watching run is sensed again, an acting one is driven through its campaign. */
import type { ParkedRun, RunRow, TakenItem } from '@kairos/db';
import type { SteppingFacts } from './facts-for-stepping';
import { parkRun } from './park-run';
import { stepActingRun } from './step-acting-run';
import type { StepOutcome, StepResult } from './step-outcome';
import { stepWatchingRun } from './step-watching-run';

export interface SteppedRun {
  slot: number;
  seq: number;
  dueAt: number | null;
  isOpen: boolean;
  isHeld: boolean;
  outcome: StepOutcome | null;
}

/**
 * `seenSeq` is the step that the workflow saw last, null when the run is not due but has items.
 * A run that has moved on since then was committed before: it is only reported.
 */
export function stepRun(facts: SteppingFacts, run: RunRow, seenSeq: number | null, tolerance: number): SteppedRun {
  const items = (facts.items.get(run.id) ?? []).filter(
    (item) => isNews(item) && Number(item.seq) > Number(run.inboxSeq),
  );
  const isDue = seenSeq !== null && seenSeq === run.seq;
  if (run.phase === 'ended' || (items.length === 0 && !isDue)) return reportRun(run, false);
  const isAhead = run.dueAt !== null && run.dueAt.getTime() > facts.horizon;
  if (items.length === 0 && isAhead) return reportRun(run, true);
  const lastItem = items.at(-1);
  const inboxSeq = lastItem ? Number(lastItem.seq) : Number(run.inboxSeq);
  return takeStep(facts, run, { start: startAmong(items), inboxSeq, tolerance });
}

interface StepToTake {
  start: ParkedRun['start'];
  /** The last item that the run has heard of then. */
  inboxSeq: number;
  tolerance: number;
}

/** A run whose step throws is parked alone. */
export function takeStep(facts: SteppingFacts, run: RunRow, { start, inboxSeq, tolerance }: StepToTake): SteppedRun {
  const rests = standsStill(facts, run);
  if (rests && run.state.campaignStartedAt !== null) return { ...reportRun(run, false), dueAt: null };
  const result = tryStep(facts, run, start, tolerance);
  if (result.held) return reportRun(run, true);
  const { change } = result.outcome;
  if (!change) return reportRun(run, false);
  change.inboxSeq = inboxSeq;
  result.outcome.before = run;
  result.outcome.start = start;
  return {
    slot: run.slot,
    seq: run.seq + 1,
    dueAt: rests ? null : (change.dueAt?.getTime() ?? null),
    isOpen: change.phase !== 'ended',
    isHeld: false,
    outcome: result.outcome,
  };
}

/** A customer in a paused journey waits for no moment: an item tells of it when the journey goes on. */
function standsStill({ pauses }: SteppingFacts, { phase, journeyId }: RunRow): boolean {
  return phase === 'acting' && (pauses.get(journeyId)?.some((pause) => pause.resumedAt === null) ?? false);
}

/** An item about one run that an earlier build has stepped already asks for nothing: its workflow only has to be told of it. */
export const isNews = ({ kind }: Pick<TakenItem, 'kind'>): boolean => kind !== 'moved';

/** Whether there is nothing to do but to know of it: it has ended, watches for a moment that has not come, or was stepped already. */
export function isResting(
  run: RunRow,
  horizon: number,
  { hasNews, isDue }: { hasNews: boolean; isDue: boolean },
): boolean {
  if (run.phase === 'ended') return true;
  if (run.phase === 'watching') return run.dueAt !== null && run.dueAt.getTime() > horizon;
  return !hasNews && !isDue;
}

/** Tells of a run as it stands. One that the workflow took for due and that is not yet is held until it is. */
export function reportRun(run: RunRow, isHeld: boolean): SteppedRun {
  return {
    slot: run.slot,
    seq: run.seq,
    dueAt: run.dueAt?.getTime() ?? null,
    isOpen: run.phase !== 'ended',
    isHeld: isHeld && run.phase !== 'ended',
    outcome: null,
  };
}

function startAmong(items: readonly TakenItem[]): ParkedRun['start'] {
  const item = items.find(({ payload }) => payload.start);
  return item ? { at: item.at.getTime(), payload: item.payload } : null;
}

function tryStep(facts: SteppingFacts, run: RunRow, start: ParkedRun['start'], tolerance: number): StepResult {
  try {
    return run.phase === 'watching' ? stepWatchingRun(facts, run, tolerance) : stepActingRun(facts, run, tolerance);
  } catch (error) {
    return { held: false, outcome: parkRun(run, start, error, facts.horizon) };
  }
}
