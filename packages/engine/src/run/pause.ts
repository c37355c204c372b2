/** What a pause of its journey does to a run: time stands still or goes on for it, and what came due meanwhile is sent, skipped or ended. */
import { findActing } from '../contract/find-kind';
import type { AdvanceContext } from './advance';
import type { JournalLine } from './journal';
import type { RunState } from './state';
import { findStep, stepContextOf, visitOf } from './step-context';

/** `freeze` keeps what remains of a wait; `park` lets the time run on and holds customers before their next step. */
export const PAUSE_MODES = ['freeze', 'park'] as const;
export type PauseMode = (typeof PAUSE_MODES)[number];

/** Whom a trigger admits during a pause: turned away, or started when the journey goes on. */
export const PAUSE_ENTRIES = ['refuse', 'keep'] as const;
export type PauseEntries = (typeof PAUSE_ENTRIES)[number];

/**
 * What becomes of what came due during the pause: it happens now, it happens without the messages that it leads to at once,
 * or the customer leaves the journey.
 */
export const OVERDUE_POLICIES = ['send', 'skip', 'exit'] as const;
export type OverduePolicy = (typeof OVERDUE_POLICIES)[number];

/** Moments are epoch ms in the workspace's clock. */
export interface Pause {
  pausedAt: number;
  /** Null while it lasts. */
  resumedAt: number | null;
  mode: PauseMode;
  entries: PauseEntries;
  overdue: OverduePolicy;
}

/** The reason of a message that is not sent because it came due during a pause. */
export const SKIPPED_BY_PAUSE = 'journey-paused';

/** Pauses that a run has not been through, oldest first; one that was over before the campaign began concerns nobody in it. */
export function pausesAhead(run: RunState, startedAt: number | null, pauses: readonly Pause[]): Pause[] {
  const since = Math.max(run.resumedAt ?? Number.NEGATIVE_INFINITY, run.campaignStartedAt ?? startedAt ?? 0);
  return pauses.filter((pause) => pause.resumedAt === null || pause.resumedAt > since);
}

/** The run right after a pause. What remained of its wait still remains when it was frozen. */
export function afterPause(
  context: AdvanceContext,
  run: RunState,
  pause: Pause & { resumedAt: number },
): { run: RunState; lines: JournalLine[] } {
  const { pausedAt, resumedAt, mode } = pause;
  const { enteredAt } = run;
  const next = { ...run, resumedAt };
  if (mode === 'park' || run.phase !== 'acting' || enteredAt === null) return { run: next, lines: [] };
  const stood = (run.stoodStill ?? 0) + resumedAt - Math.max(pausedAt, enteredAt);
  return lookAnew(context, { ...next, stoodStill: stood }, resumedAt);
}

/**
 * Asks the step at which a run waits anew until when, as if the customer came there at the same moment and nothing else had
 * changed since; a moment that has passed is now. Nothing that the step did on arrival is done again.
 */
export function lookAnew(context: AdvanceContext, run: RunState, at: number): { run: RunState; lines: JournalLine[] } {
  const { nodeId } = run;
  if (run.phase !== 'acting' || nodeId === null) return { run, lines: [] };
  const step = findStep(context.plan, nodeId);
  const decision = findActing(context.kinds, step.kind).enter(stepContextOf(context, run, step, at));
  const until = decision.type === 'stay' ? decision.until : at;
  const dueAt = until === null ? null : Math.max(until, at);
  if (dueAt === run.dueAt) return { run, lines: [] };
  const reason = decision.type === 'stay' ? (decision.reason ?? null) : null;
  const visit = visitOf(run, nodeId);
  return { run: { ...run, dueAt }, lines: [{ type: 'waiting', at, nodeId, visit, until: dueAt, reason }] };
}

/** Whether a trigger may start a customer at a moment, and if not now, when; null for a pause that still lasts. */
export function entryAt(
  pauses: readonly Pick<Pause, 'pausedAt' | 'resumedAt' | 'entries'>[],
  at: number,
): { type: 'open' } | { type: 'refused' } | { type: 'kept'; until: number | null } {
  const pause = pauses.find(
    ({ pausedAt, resumedAt }) => pausedAt <= at && at < (resumedAt ?? Number.POSITIVE_INFINITY),
  );
  if (!pause) return { type: 'open' };
  return pause.entries === 'refuse' ? { type: 'refused' } : { type: 'kept', until: pause.resumedAt };
}
