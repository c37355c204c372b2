/** One pass of a run through its steps, from one input to the next wait or the end; collects what happens on the way. */
import {
  ATTRIBUTE_EVENTS,
  ATTRIBUTES_EVENT,
  mergeAttributes,
  type StepDecision,
  type StepInput,
  type StepRequests,
} from '../contract/acting';
import { factsWith } from '../contract/facts';
import { findActing } from '../contract/find-kind';
import type { Phrase } from '../contract/kind';
import type { EngineEvent } from '../contract/readings';
import { EngineError } from '../errors';
import type { ActingStep } from '../plan/plan';
import type { AdvanceContext, Advancement, RunInput } from './advance';
import { findHits, type Hit } from './campaign-hits';
import { isForEarlierRun } from './earlier-stays';
import { factsAfter, type PlannedEffect } from './effects';
import { arriveAtTest, type BookEntry, giveArm, leaveTests, reachGoal } from './experiment-book';
import type { JournalLine } from './journal';
import { type Letterbox, openLetterbox } from './letterbox';
import { isHeard, stepListeners } from './listening';
import type { RunState } from './state';
import { findStep, stepContextOf, visitOf } from './step-context';

/** Steps that one input may take before the run is taken for a loop without a wait. */
const MAX_STEPS = 1_000;

type Leaving = Extract<StepDecision, { type: 'leave' }>;

/** Events after which the customer's data may be different. */
const TELLING: ReadonlySet<string> = new Set(ATTRIBUTE_EVENTS);

export class RunJourney {
  private readonly run: RunState;
  private context: AdvanceContext;
  private readonly lines: JournalLine[] = [];
  private readonly letterbox: Letterbox = openLetterbox();
  private readonly effects: PlannedEffect[] = [];
  private readonly experiments: Pick<BookEntry, 'assignments' | 'counts' | 'decisions'> = {
    assignments: [],
    counts: [],
    decisions: [],
  };
  private readonly enteredNow = new Set<string>();
  private steps = 0;

  constructor(context: AdvanceContext, run: RunState) {
    this.context = context;
    this.run = { ...run, visits: { ...run.visits }, hits: [...run.hits] };
  }

  result(): Advancement {
    const { run, lines, effects, experiments } = this;
    const { messages, skipped } = this.letterbox;
    const { facts, remembered } = this.context;
    return { run, lines, messages, skipped, effects, ...experiments, facts, remembered };
  }

  /** Whoever meets an exit's condition already is taken there before the first step. */
  start(input: RunInput & { type: 'start' }): void {
    if (this.run.campaignStartedAt !== null || this.run.phase === 'ended') return;
    const trigger = this.context.plan.triggers.find((candidate) => candidate.nodeId === input.triggerId);
    this.run.phase = 'acting';
    this.run.campaignStartedAt = input.at;
    const { at, eventId, explanation } = input;
    this.lines.push({ type: 'triggered', at, nodeId: input.triggerId, eventId, explanation });
    const jumpTo = this.note(findHits(this.context, this.run, { type: 'start', at }));
    const first = jumpTo ?? trigger?.start ?? null;
    if (first === null) this.end('completed', null, at);
    else this.enter(first, at);
  }

  resume(at: number): void {
    const { nodeId, enteredAt, dueAt, memory, headedFor } = this.run;
    if (this.run.phase !== 'acting') return;
    if (headedFor !== undefined) return this.enter(headedFor, at);
    if (nodeId === null) return;
    const step = findStep(this.context.plan, nodeId);
    const decision = this.ask(step, { type: 'due' }, at);
    if (!decision) return;
    const isDeaf = memory !== undefined || enteredAt === null || !this.listensForEvents(nodeId, enteredAt);
    if (decision.type === 'leave' && !isDeaf) this.run.timedOut = { nodeId, since: enteredAt, until: dueAt ?? at };
    this.apply(step, decision, at, null);
  }

  leaveOverdue(at: number): void {
    if (this.run.phase === 'acting') this.end('exited', { key: 'reason.overdue' }, at);
  }

  /** A goal is noted first, so that the step that the event leads to already knows of it. */
  hear(event: EngineEvent, at: number): void {
    if (this.run.phase !== 'acting') return;
    if (TELLING.has(event.name)) {
      if (this.wasTold(event)) return;
      this.learn(event);
    }
    const jumpTo = this.note(findHits(this.context, this.run, { type: 'event', event }));
    this.hearAtStep(event, at);
    if (jumpTo !== null && this.run.phase === 'acting' && this.run.nodeId !== jumpTo) this.jump(jumpTo, event.id, at);
  }

  /** The customer was removed: whatever the run was doing is over. */
  cancel(at: number): void {
    if (this.run.phase === 'acting') this.end('removed', null, at);
  }

  private listensForEvents(nodeId: string, enteredAt: number): boolean {
    return stepListeners(this.context, this.run, nodeId, enteredAt).some(({ about }) => about === 'event');
  }

  /**
   * A run is told of its events again with every step, while what is known of the customer is of now: a report that was
   * heard at its own time must not be heard again in the light of a newer one. Ids are given out in the order of arrival.
   */
  private wasTold({ at, id }: EngineEvent): boolean {
    const { told } = this.run;
    return told !== undefined && at <= told.at && id <= told.id;
  }

  private learn({ name, at, id, properties }: EngineEvent): void {
    const { enteredAt, told } = this.run;
    this.run.told = { at: Math.max(at, told?.at ?? at), id: told && told.id > id ? told.id : id };
    // What lies before the present place was known when it was entered.
    if (name !== ATTRIBUTES_EVENT || at <= (enteredAt ?? 0)) return;
    const { facts } = this.context;
    const known = factsWith(facts, mergeAttributes(facts.attributes, properties));
    this.context = { ...this.context, facts: known };
  }

  /** Records hits and says where the first of them that jumps leads, if the run was not there before. */
  private note(hits: readonly Hit[]): string | null {
    for (const { hit, listener, credit } of hits) {
      this.run.hits.push(hit);
      if (!listener.countsAsGoal) continue;
      const heldOut = this.run.heldOut === true && ({ heldOut: true } as const);
      this.lines.push({ type: 'goal', ...hit, ...(credit && { credit }), ...heldOut });
      const { plan, remembered } = this.context;
      this.book(reachGoal(plan, remembered, { goalId: hit.nodeId, at: hit.at, visits: this.run.visits }));
    }
    const jump = hits.find(({ listener, hit }) => listener.onHit === 'jump' && visitOf(this.run, hit.nodeId) === 0);
    return jump?.hit.nodeId ?? null;
  }

  private hearAtStep(event: EngineEvent, at: number): void {
    const { nodeId, enteredAt } = this.run;
    if (nodeId === null || enteredAt === null) return;
    if (event.at <= enteredAt) return this.noteLate(event, at);
    const step = findStep(this.context.plan, nodeId);
    const purpose = this.purposeOf(event, nodeId, enteredAt);
    if (purpose === undefined) return;
    const { id, name } = event;
    const decision = this.ask(step, { type: 'event', event: { id, name, at: event.at }, purpose }, at);
    if (decision) this.apply(step, decision, at, event.id);
  }

  private purposeOf(event: EngineEvent, nodeId: string, enteredAt: number): string | undefined {
    const isGoalHere = this.run.hits.some((hit) => hit.nodeId === nodeId && hit.eventId === event.id);
    if (isGoalHere) return 'goal';
    const listeners = stepListeners(this.context, this.run, nodeId, enteredAt);
    const isTaken = isForEarlierRun(this.context.remembered.earlierStays, nodeId, event);
    const mayHear = listeners.filter(({ forOldestRun }) => !(forOldestRun && isTaken));
    return mayHear.find((wanted) => isHeard(wanted, event, this.context.facts))?.purpose;
  }

  private noteLate(event: EngineEvent, at: number): void {
    const { timedOut } = this.run;
    if (!timedOut || event.at <= timedOut.since || event.at >= timedOut.until) return;
    const { nodeId, since } = timedOut;
    const listeners = stepListeners(this.context, this.run, nodeId, since).filter(({ about }) => about === 'event');
    if (!listeners.some((wanted) => isHeard(wanted, event, this.context.facts))) return;
    this.lines.push({ type: 'late', at, nodeId, eventId: event.id });
    delete this.run.timedOut;
  }

  private jump(nodeId: string, eventId: string, at: number): void {
    const from = this.run.nodeId;
    if (from !== null) {
      const visit = visitOf(this.run, from);
      this.lines.push({ type: 'left', at, nodeId: from, visit, port: 'jump', reason: null, eventId });
    }
    this.enter(nodeId, at);
  }

  private enter(nodeId: string, at: number): void {
    this.steps += 1;
    if (this.steps > MAX_STEPS)
      throw new EngineError('too-many-steps', `The run does not come to rest at "${nodeId}".`);
    const step = findStep(this.context.plan, nodeId);
    const stop = this.whyNotAgain(step);
    if (stop) return this.end('completed', stop, at, nodeId);
    this.enteredNow.add(nodeId);
    this.run.nodeId = nodeId;
    this.run.enteredAt = at;
    this.run.dueAt = null;
    delete this.run.memory;
    delete this.run.headedFor;
    delete this.run.stoodStill;
    const visit = visitOf(this.run, nodeId) + 1;
    this.run.visits[nodeId] = visit;
    this.lines.push({ type: 'entered', at, nodeId, visit });
    this.book(arriveAtTest(this.context.plan, this.context.remembered, nodeId, at));
    this.apply(step, findActing(this.context.kinds, step.kind).enter(this.contextOf(step, at)), at, null);
  }

  /** A loop ends at its limit, and at once when its waits turn out not to wait. */
  private whyNotAgain({ nodeId, visitLimit }: ActingStep): Phrase | null {
    if (visitLimit === undefined) return null;
    if (visitOf(this.run, nodeId) >= visitLimit) return { key: 'reason.visit-limit', values: { count: visitLimit } };
    return this.enteredNow.has(nodeId) ? { key: 'reason.no-rest' } : null;
  }

  private ask(step: ActingStep, input: StepInput, at: number): StepDecision | undefined {
    return findActing(this.context.kinds, step.kind).resume?.(this.contextOf(step, at), input);
  }

  private apply(step: ActingStep, decision: StepDecision, at: number, eventId: string | null): void {
    switch (decision.type) {
      case 'leave':
        return this.leave(step, decision, at, eventId);
      case 'stay': {
        this.send(step, decision, at);
        this.request(step, decision, at);
        const isNews = this.enteredNow.has(step.nodeId) || decision.until !== this.run.dueAt;
        this.run.dueAt = decision.until;
        if (decision.memory === undefined) delete this.run.memory;
        else this.run.memory = decision.memory;
        const { until, reason = null } = decision;
        const visit = visitOf(this.run, step.nodeId);
        if (isNews) this.lines.push({ type: 'waiting', at, nodeId: step.nodeId, visit, until, reason });
        return;
      }
      case 'end':
        this.end(decision.outcome, decision.reason ?? null, at);
    }
  }

  private leave(step: ActingStep, decision: Leaving, at: number, eventId: string | null): void {
    if (decision.assign !== undefined) this.assign(step.nodeId, decision.assign, at);
    if (decision.holdOut) this.holdOut(at);
    const isSkipped = this.send(step, decision, at);
    this.request(step, decision, at);
    const port = isSkipped ? (decision.portIfSkipped ?? decision.port) : decision.port;
    const visit = visitOf(this.run, step.nodeId);
    const { reason = null } = decision;
    this.lines.push({ type: 'left', at, nodeId: step.nodeId, visit, port, reason, eventId });
    const next = step.next[port];
    if (next === undefined) this.end('completed', null, at);
    else this.enter(next, at);
  }

  private assign(nodeId: string, arm: string, at: number): void {
    const { plan, remembered } = this.context;
    this.book(giveArm(plan, remembered, { nodeId, arm, at, isHeldOut: this.run.heldOut === true }));
  }

  private holdOut(at: number): void {
    if (this.run.heldOut) return;
    this.run.heldOut = true;
    this.book(leaveTests(this.context.plan, this.context.remembered, at));
  }

  private book({ remembered, lines, assignments, counts, decisions }: BookEntry): void {
    this.context = { ...this.context, remembered };
    this.lines.push(...lines);
    this.experiments.assignments.push(...assignments);
    this.experiments.counts.push(...counts);
    this.experiments.decisions.push(...decisions);
  }

  private request(step: ActingStep, { effects = [] }: StepRequests, at: number): void {
    const place = { nodeId: step.nodeId, visit: visitOf(this.run, step.nodeId), at };
    for (const effect of effects) {
      this.effects.push({ effect, ...place });
      this.lines.push({ type: 'effect', ...place, effect: effect.type });
      this.context = { ...this.context, facts: factsAfter(this.context.facts, effect) };
    }
  }

  /** Hands the step's messages to the gate; whether one of them was skipped. */
  private send(step: ActingStep, { messages = [] }: StepRequests, at: number): boolean {
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

  private end(
    outcome: NonNullable<RunState['outcome']>,
    reason: Phrase | null,
    at: number,
    nodeId = this.run.nodeId,
  ): void {
    this.lines.push({ type: 'ended', at, nodeId, outcome, reason });
    Object.assign(this.run, { phase: 'ended', outcome, nodeId: null, enteredAt: null, dueAt: null });
    delete this.run.memory;
    delete this.run.told;
    delete this.run.timedOut;
    delete this.run.headedFor;
    delete this.run.stoodStill;
  }

  private contextOf(step: ActingStep, now: number) {
    return stepContextOf(this.context, this.run, step, now);
  }
}
