/** A run while it is advanced: how it stands, what is known meanwhile, and everything that happened on the way. */
import type { StepRequests } from '../contract/acting';
import type { Phrase } from '../contract/kind';
import type { CustomerFacts } from '../contract/readings';
import type { ActingStep } from '../plan/plan';
import type { AdvanceContext, Advancement } from './advance';
import type { Hit } from './campaign-hits';
import { factsAfter, type PlannedEffect } from './effects';
import { type BookEntry, giveArm, leaveTests, reachGoal } from './experiment-book';
import { type JournalLine, NO_WAY_ON } from './journal';
import { type Letterbox, openLetterbox } from './letterbox';
import type { RunState } from './state';
import { stepContextOf, visitOf } from './step-context';

export class RunRecord {
  readonly run: RunState;
  context: AdvanceContext;
  readonly lines: JournalLine[] = [];
  private readonly letterbox: Letterbox = openLetterbox();
  private readonly effects: PlannedEffect[] = [];
  private stopped: RunState | null = null;
  private readonly experiments: Pick<BookEntry, 'assignments' | 'counts' | 'decisions'> = {
    assignments: [],
    counts: [],
    decisions: [],
  };

  /** The state that was handed in stays as it is. */
  constructor(context: AdvanceContext, run: RunState) {
    this.context = context;
    this.run = { ...run, visits: { ...run.visits }, hits: [...run.hits] };
  }

  result(): Advancement {
    const { run, stopped, lines, effects, experiments } = this;
    const { messages, skipped } = this.letterbox;
    const { facts, remembered } = this.context;
    return { run, stopped, lines, messages, skipped, effects, ...experiments, facts, remembered };
  }

  contextOf(step: ActingStep, now: number) {
    return stepContextOf(this.context, this.run, step, now);
  }

  know(facts: CustomerFacts): void {
    this.context = { ...this.context, facts };
  }

  /** A goal or an exit was met; only goals are told and counted. */
  noteHit({ hit, listener, credit }: Hit): void {
    this.run.hits.push(hit);
    if (!listener.countsAsGoal) return;
    const heldOut = this.run.heldOut === true && ({ heldOut: true } as const);
    this.lines.push({ type: 'goal', ...hit, ...(credit && { credit }), ...heldOut });
    const { plan, remembered } = this.context;
    this.book(reachGoal(plan, remembered, { goalId: hit.nodeId, at: hit.at, visits: this.run.visits }));
  }

  assign(nodeId: string, arm: string, at: number): void {
    const { plan, remembered } = this.context;
    this.book(giveArm(plan, remembered, { nodeId, arm, at, isHeldOut: this.run.heldOut === true }));
  }

  holdOut(at: number): void {
    if (this.run.heldOut) return;
    this.run.heldOut = true;
    this.book(leaveTests(this.context.plan, this.context.remembered, at));
  }

  book({ remembered, lines, assignments, counts, decisions }: BookEntry): void {
    this.context = { ...this.context, remembered };
    this.lines.push(...lines);
    this.experiments.assignments.push(...assignments);
    this.experiments.counts.push(...counts);
    this.experiments.decisions.push(...decisions);
  }

  request(step: ActingStep, { effects = [] }: StepRequests, at: number): void {
    const place = { nodeId: step.nodeId, visit: visitOf(this.run, step.nodeId), at };
    for (const effect of effects) {
      this.effects.push({ effect, ...place });
      this.lines.push({ type: 'effect', ...place, effect: effect.type });
      this.know(factsAfter(this.context.facts, effect));
    }
  }

  /** Hands the step's messages to the gate; whether one of them was skipped. */
  send(step: ActingStep, { messages = [] }: StepRequests, at: number): boolean {
    const visit = visitOf(this.run, step.nodeId);
    let isSkipped = false;
    for (const request of messages) {
      const posted = this.letterbox.post(this.context, this.run, { ...request, nodeId: step.nodeId, visit, at });
      this.lines.push(posted.line);
      this.context = { ...this.context, remembered: posted.remembered };
      isSkipped ||= posted.isSkipped;
    }
    return isSkipped;
  }

  /** The run ends where it stands, and can be taken up again there. */
  stop(at: number): void {
    this.stopped = { ...this.run, failedAt: at };
    this.end('failed', { key: NO_WAY_ON }, at);
  }

  end(outcome: NonNullable<RunState['outcome']>, reason: Phrase | null, at: number, nodeId = this.run.nodeId): void {
    this.lines.push({ type: 'ended', at, nodeId, outcome, reason });
    Object.assign(this.run, { phase: 'ended', outcome, nodeId: null, enteredAt: null, dueAt: null });
    delete this.run.memory;
    delete this.run.told;
    delete this.run.timedOut;
    delete this.run.headedFor;
    delete this.run.stoodStill;
    delete this.run.failedAt;
  }
}
