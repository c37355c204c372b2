/** One pass of a run through its steps, from one input to the next wait or the end. */
import type { StepDecision, StepInput } from '../contract/acting';
import { findActing } from '../contract/find-kind';
import type { Phrase } from '../contract/kind';
import type { EngineEvent } from '../contract/readings';
import { EngineError } from '../errors';
import type { ActingStep } from '../plan/plan';
import type { AdvanceContext, Advancement, RunInput } from './advance';
import { findHits, type Hit } from './campaign-hits';
import { arriveAtTest } from './experiment-book';
import { learnFrom, listensForEvents, missedAt, purposeOf } from './hearing';
import { RunRecord } from './run-record';
import type { RunState } from './state';
import { findStep, visitOf } from './step-context';

/** Steps that one input may take before the run is taken for a loop without a wait. */
const MAX_STEPS = 1_000;

type Leaving = Extract<StepDecision, { type: 'leave' }>;
type Staying = Extract<StepDecision, { type: 'stay' }>;

export class RunJourney {
  private readonly record: RunRecord;
  private readonly run: RunState;
  private readonly enteredNow = new Set<string>();
  private steps = 0;

  constructor(context: AdvanceContext, run: RunState) {
    this.record = new RunRecord(context, run);
    this.run = this.record.run;
  }

  result(): Advancement {
    return this.record.result();
  }

  /** Whoever meets an exit's condition already is taken there before the first step. */
  start(input: RunInput & { type: 'start' }): void {
    if (this.run.campaignStartedAt !== null || this.run.phase === 'ended') return;
    const { context, lines } = this.record;
    const trigger = context.plan.triggers.find((candidate) => candidate.nodeId === input.triggerId);
    this.run.phase = 'acting';
    this.run.campaignStartedAt = input.at;
    const { at, eventId, explanation } = input;
    lines.push({ type: 'triggered', at, nodeId: input.triggerId, eventId, explanation });
    const jumpTo = this.note(findHits(context, this.run, { type: 'start', at }));
    const first = jumpTo ?? trigger?.start ?? null;
    if (first === null) this.record.end('completed', null, at);
    else this.enter(first, at);
  }

  resume(at: number): void {
    const { nodeId, enteredAt, dueAt, memory, headedFor } = this.run;
    if (this.run.phase !== 'acting') return;
    if (headedFor !== undefined) return this.enter(headedFor, at);
    if (nodeId === null) return;
    const { context } = this.record;
    const step = findStep(context.plan, nodeId);
    const decision = this.ask(step, { type: 'due' }, at);
    if (!decision) return;
    const isDeaf =
      memory !== undefined || enteredAt === null || !listensForEvents(context, this.run, nodeId, enteredAt);
    if (decision.type === 'leave' && !isDeaf) this.run.timedOut = { nodeId, since: enteredAt, until: dueAt ?? at };
    this.apply(step, decision, at, null);
  }

  leaveOverdue(at: number): void {
    if (this.run.phase === 'acting') this.record.end('exited', { key: 'reason.overdue' }, at);
  }

  /** A goal is noted first, so that the step that the event leads to already knows of it. */
  hear(event: EngineEvent, at: number): void {
    if (this.run.phase !== 'acting' || !learnFrom(this.record, event)) return;
    const jumpTo = this.note(findHits(this.record.context, this.run, { type: 'event', event }));
    this.hearAtStep(event, at);
    if (jumpTo !== null && this.run.phase === 'acting' && this.run.nodeId !== jumpTo) this.jump(jumpTo, event.id, at);
  }

  /** The customer was removed: whatever the run was doing is over. */
  cancel(at: number): void {
    if (this.run.phase === 'acting') this.record.end('removed', null, at);
  }

  /** Records hits and says where the first of them that jumps leads, if the run was not there before. */
  private note(hits: readonly Hit[]): string | null {
    for (const hit of hits) this.record.noteHit(hit);
    const jump = hits.find(({ listener, hit }) => listener.onHit === 'jump' && visitOf(this.run, hit.nodeId) === 0);
    return jump?.hit.nodeId ?? null;
  }

  private hearAtStep(event: EngineEvent, at: number): void {
    const { nodeId, enteredAt, failedAt } = this.run;
    if (nodeId === null || enteredAt === null) return;
    if (event.at <= enteredAt) return this.noteLate(event, at);
    if (failedAt !== undefined && event.at <= failedAt) return;
    const { context } = this.record;
    const purpose = purposeOf(context, this.run, event, [nodeId, enteredAt]);
    if (purpose === undefined) return;
    const step = findStep(context.plan, nodeId);
    const { id, name } = event;
    const decision = this.ask(step, { type: 'event', event: { id, name, at: event.at }, purpose }, at);
    if (decision) this.apply(step, decision, at, event.id);
  }

  private noteLate(event: EngineEvent, at: number): void {
    const nodeId = missedAt(this.record.context, this.run, event);
    if (nodeId === undefined) return;
    this.record.lines.push({ type: 'late', at, nodeId, eventId: event.id });
    delete this.run.timedOut;
  }

  private jump(nodeId: string, eventId: string, at: number): void {
    const from = this.run.nodeId;
    if (from !== null) {
      const visit = visitOf(this.run, from);
      this.record.lines.push({ type: 'left', at, nodeId: from, visit, port: 'jump', reason: null, eventId });
    }
    this.enter(nodeId, at);
  }

  private enter(nodeId: string, at: number): void {
    const { record } = this;
    const { plan, kinds } = record.context;
    this.steps += 1;
    if (this.steps > MAX_STEPS)
      throw new EngineError('too-many-steps', `The run does not come to rest at "${nodeId}".`);
    const step = findStep(plan, nodeId);
    const stop = this.whyNotAgain(step);
    if (stop) return record.end('completed', stop, at, nodeId);
    this.enteredNow.add(nodeId);
    this.run.nodeId = nodeId;
    this.run.enteredAt = at;
    this.run.dueAt = null;
    delete this.run.memory;
    delete this.run.headedFor;
    delete this.run.stoodStill;
    delete this.run.failedAt;
    const visit = visitOf(this.run, nodeId) + 1;
    this.run.visits[nodeId] = visit;
    record.lines.push({ type: 'entered', at, nodeId, visit });
    record.book(arriveAtTest(plan, record.context.remembered, nodeId, at));
    this.apply(step, findActing(kinds, step.kind).enter(record.contextOf(step, at)), at, null);
  }

  /** A loop ends at its limit, and at once when its waits turn out not to wait. */
  private whyNotAgain({ nodeId, visitLimit }: ActingStep): Phrase | null {
    if (visitLimit === undefined) return null;
    if (visitOf(this.run, nodeId) >= visitLimit) return { key: 'reason.visit-limit', values: { count: visitLimit } };
    return this.enteredNow.has(nodeId) ? { key: 'reason.no-rest' } : null;
  }

  private ask(step: ActingStep, input: StepInput, at: number): StepDecision | undefined {
    return findActing(this.record.context.kinds, step.kind).resume?.(this.record.contextOf(step, at), input);
  }

  private apply(step: ActingStep, decision: StepDecision, at: number, eventId: string | null): void {
    switch (decision.type) {
      case 'leave':
        return this.leave(step, decision, at, eventId);
      case 'stay':
        return this.stay(step, decision, at);
      case 'end':
        this.record.end(decision.outcome, decision.reason ?? null, at);
    }
  }

  private stay(step: ActingStep, decision: Staying, at: number): void {
    this.record.send(step, decision, at);
    this.record.request(step, decision, at);
    const { until, reason = null, memory } = decision;
    const isNews = this.enteredNow.has(step.nodeId) || until !== this.run.dueAt;
    this.run.dueAt = until;
    if (memory === undefined) delete this.run.memory;
    else this.run.memory = memory;
    const visit = visitOf(this.run, step.nodeId);
    if (isNews) this.record.lines.push({ type: 'waiting', at, nodeId: step.nodeId, visit, until, reason });
  }

  private leave(step: ActingStep, decision: Leaving, at: number, eventId: string | null): void {
    const { record } = this;
    if (decision.assign !== undefined) record.assign(step.nodeId, decision.assign, at);
    if (decision.holdOut) record.holdOut(at);
    const isSkipped = record.send(step, decision, at);
    record.request(step, decision, at);
    const port = isSkipped ? (decision.portIfSkipped ?? decision.port) : decision.port;
    const next = step.next[port];
    if (next === undefined && decision.isFailure) return record.stop(at);
    const visit = visitOf(this.run, step.nodeId);
    const { reason = null } = decision;
    record.lines.push({ type: 'left', at, nodeId: step.nodeId, visit, port, reason, eventId });
    if (next === undefined) record.end('completed', null, at);
    else this.enter(next, at);
  }
}
