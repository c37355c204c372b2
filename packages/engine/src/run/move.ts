/** Moves a run to another version of its journey: where a customer who stands at a step goes, and how long is still to wait there. */
import { findKind } from '../contract/find-kind';
import type { KindRegistry } from '../contract/kind';
import { canonicalJson } from '../plan/canonical';
import type { Plan } from '../plan/plan';
import type { AdvanceContext } from './advance';
import type { JournalLine } from './journal';
import { lookAnew } from './pause';
import type { RunState } from './state';

/** What another version made of the step at which a customer stands. */
export type StepFate = 'same' | 'changed' | 'removed';

/** For the customers at one step: they finish on the version that they began with, go on in the other one, or leave the journey. */
export const MOVE_CHOICES = ['stay', 'move', 'exit'] as const;
export type MoveChoice = (typeof MOVE_CHOICES)[number];

/** What is chosen for customers by the step at which they stand, and for all others. */
export interface MoveChoices {
  byStep: Readonly<Record<string, MoveChoice>>;
  others: MoveChoice;
}

/** Nobody goes anywhere: what holds where nothing was chosen. */
export const EVERYBODY_STAYS: MoveChoices = { byStep: {}, others: 'stay' };

export function choiceFor({ byStep, others }: MoveChoices, nodeId: string | null): MoveChoice {
  return (nodeId === null ? undefined : byStep[nodeId]) ?? others;
}

/** Where moved customers go on: at the same step, at a step behind it that is still there, or nowhere. */
export function landingOf(from: Plan, to: Plan, kinds: KindRegistry, nodeId: string): string | null {
  return stepFate(from, to, nodeId) === 'removed' ? nextThatRemains(from, to, kinds, nodeId) : nodeId;
}

export function stepFate(from: Plan, to: Plan, nodeId: string): StepFate {
  const before = from.acting[nodeId];
  const after = to.acting[nodeId];
  if (!after || before?.kind !== after.kind) return 'removed';
  return canonicalJson(before.config) === canonicalJson(after.config) ? 'same' : 'changed';
}

export interface Move {
  from: Plan;
  to: Plan;
  kinds: KindRegistry;
  /** Number of the version that the run goes to. */
  toNumber: number;
  /** Epoch ms, workspace clock. */
  at: number;
}

/**
 * The run as it stands in the other version. Steps that it has passed never run for it, wherever they were added; a wait that is
 * now longer or shorter counts from the moment at which the customer came there.
 */
export function moveRun(move: Move, run: RunState, choice: Exclude<MoveChoice, 'stay'>): MovedRun {
  const { from, to, kinds, at, toNumber } = move;
  const { nodeId } = run;
  if (choice === 'exit') return leave(run, { at, key: 'reason.moved-out', toNumber });
  const line = { type: 'moved', at, nodeId, version: toNumber } as const;
  if (run.phase !== 'acting' || nodeId === null) return { run: forgetLateEvents(run, to), lines: [line] };
  const landing = landingOf(from, to, kinds, nodeId);
  if (landing === null) return leave(run, { at, key: 'reason.nothing-left', toNumber });
  const kept = forgetLateEvents(run, to);
  if (landing !== nodeId) {
    const { memory: _, stoodStill: __, ...between } = kept;
    return { run: { ...between, nodeId: null, enteredAt: null, headedFor: landing, dueAt: at }, lines: [line] };
  }
  if (stepFate(from, to, nodeId) === 'same') return { run: kept, lines: [line] };
  return { run: { ...kept, movedAt: at, dueAt: at }, lines: [line] };
}

export interface MovedRun {
  run: RunState;
  lines: JournalLine[];
}

/** What is left to do once the facts of the customer are known: the new wait is reckoned. */
export function arrangeMove(context: AdvanceContext, run: RunState): MovedRun {
  const { movedAt, ...rest } = run;
  if (movedAt === undefined) return { run, lines: [] };
  return lookAnew(context, rest, movedAt);
}

/** A wait that is gone hears nothing any more, not even what comes in late. */
function forgetLateEvents(run: RunState, to: Plan): RunState {
  const { timedOut, ...others } = run;
  return timedOut === undefined || to.acting[timedOut.nodeId] ? run : others;
}

/** Not an exit: what was planned for the customer before still goes out. */
function leave(run: RunState, { at, key, toNumber }: { at: number; key: string; toNumber: number }): MovedRun {
  const { memory: _, timedOut: __, headedFor: ___, movedAt: ____, stoodStill: _____, ...kept } = run;
  const outcome = 'completed';
  const ended = { ...kept, phase: 'ended' as const, outcome, nodeId: null, enteredAt: null, dueAt: null } as const;
  const reason = { key, values: { count: toNumber } };
  return { run: ended, lines: [{ type: 'ended', at, nodeId: run.nodeId, outcome, reason }] };
}

/** The nearest step behind, in the order of its ways out, that both versions have. */
function nextThatRemains(from: Plan, to: Plan, kinds: KindRegistry, nodeId: string): string | null {
  const seen = new Set([nodeId]);
  const waiting = [nodeId];
  for (let current = waiting.shift(); current !== undefined; current = waiting.shift()) {
    for (const next of waysOut(from, kinds, current)) {
      if (to.acting[next]) return next;
      if (!seen.has(next)) waiting.push(next);
      seen.add(next);
    }
  }
  return null;
}

function waysOut({ acting }: Plan, kinds: KindRegistry, nodeId: string): string[] {
  const step = acting[nodeId];
  if (!step) return [];
  return findKind(kinds, step.kind)
    .definition.outputs(step.config)
    .flatMap(({ id }) => step.next[id] ?? []);
}
