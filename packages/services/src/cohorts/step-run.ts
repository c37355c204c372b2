/** Steps one run as far as its time has come: a watching run is sensed again, an acting one is driven through its campaign. */
import type {
  InboxItem,
  PlannedMessageRow,
  RunChange,
  RunRow,
  SensingRow,
  SubscriptionChange,
  TransitionRow,
} from '@kairos/db';
import type { JournalLine } from '@kairos/engine';
import type { SteppingFacts } from './facts-for-stepping';
import { parkRun } from './park-run';
import type { RunToPlace } from './place-runs';
import { stepActingRun } from './step-acting-run';
import { stepWatchingRun } from './step-watching-run';

/** Everything that one step writes. */
export interface StepOutcome {
  change: RunChange | null;
  /** Where the run stood before, for the counts. */
  before: RunRow | null;
  lines: { runId: string; line: JournalLine }[];
  messages: PlannedMessageRow[];
  sensing: SensingRow | null;
  transitions: (TransitionRow & { versionId: string })[];
  /** Everything that the run listens for from now on; null leaves it as it is. */
  subscriptions: SubscriptionChange[] | null;
  opened: RunToPlace[];
  items: InboxItem[];
}

export interface SteppedRun {
  slot: number;
  seq: number;
  dueAt: number | null;
  isOpen: boolean;
  isHeld: boolean;
  outcome: StepOutcome | null;
}

export function emptyOutcome(): StepOutcome {
  return {
    change: null,
    before: null,
    lines: [],
    messages: [],
    sensing: null,
    transitions: [],
    subscriptions: null,
    opened: [],
    items: [],
  };
}

/** Why a run cannot go on yet, or what its step writes. */
export type StepResult = { held: true } | { held: false; outcome: StepOutcome };

/**
 * `seenSeq` is the step that the workflow saw last, null when the run is not due but has items.
 * A run that has moved on since then was committed before: it is only reported. A run whose step throws is parked alone.
 */
export function stepRun(facts: SteppingFacts, run: RunRow, seenSeq: number | null, tolerance: number): SteppedRun {
  const items = (facts.items.get(run.id) ?? []).filter((item) => Number(item.seq) > Number(run.inboxSeq));
  const isDue = seenSeq !== null && seenSeq === run.seq;
  if (run.phase === 'ended' || (items.length === 0 && !isDue)) return reportRun(run, false);
  const isAhead = run.dueAt !== null && run.dueAt.getTime() > facts.horizon;
  if (items.length === 0 && isAhead) return reportRun(run, true);
  const result = tryStep(facts, run, tolerance);
  if (result.held) return reportRun(run, true);
  const { change } = result.outcome;
  if (!change) return reportRun(run, false);
  const lastItem = items.at(-1);
  change.inboxSeq = lastItem ? Number(lastItem.seq) : Number(run.inboxSeq);
  result.outcome.before = run;
  return {
    slot: run.slot,
    seq: run.seq + 1,
    dueAt: change.dueAt?.getTime() ?? null,
    isOpen: change.phase !== 'ended',
    isHeld: false,
    outcome: result.outcome,
  };
}

/** Ended, or watching for a moment that has not come: there is nothing to do but to know of it. */
export function isResting(run: RunRow, horizon: number): boolean {
  if (run.phase === 'ended') return true;
  return run.phase === 'watching' && run.dueAt !== null && run.dueAt.getTime() > horizon;
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

function tryStep(facts: SteppingFacts, run: RunRow, tolerance: number): StepResult {
  try {
    return run.phase === 'watching' ? stepWatchingRun(facts, run, tolerance) : stepActingRun(facts, run, tolerance);
  } catch (error) {
    return { held: false, outcome: parkRun(run, error, facts.horizon) };
  }
}
