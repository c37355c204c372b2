/** Moves one run through its campaign: from a trigger, a moment that came, or an event that it listened for, to the next wait or the end. */
import type {
  CampaignListener,
  Listener,
  ListenerHit,
  StepContext,
  StepDecision,
  StepRequests,
} from '../contract/acting';
import { findActing } from '../contract/find-kind';
import type { KindRegistry, Phrase } from '../contract/kind';
import type { CustomerFacts, EngineEvent } from '../contract/readings';
import { EngineError } from '../errors';
import type { ActingStep, Plan } from '../plan/plan';
import { holds, valueAt } from '../sensing/condition';
import { factsAfter, type PlannedEffect } from './effects';
import type { ExplanationLine, JournalLine, PlannedMessage } from './journal';
import type { RunState } from './state';

/** The gate's answer for one message; the reason is the gate's own word. */
export type GateVerdict = { verdict: 'send' } | { verdict: 'skip'; reason: string };

export interface AdvanceContext {
  plan: Plan;
  kinds: KindRegistry;
  facts: CustomerFacts;
  /** Identity for sticky assignment: the same customer in the same journey always gets the same. */
  assignmentKey: string;
  /** Identity of this run: what comes of its effects finds it by this. */
  runKey: string;
  /** The event that started the campaign; null when time did, or when no step of the plan looks at it. */
  triggeredBy: EngineEvent | null;
  /** Decides whether a message may go; pure, with what is known of the customer bound to it. */
  gate: (message: PlannedMessage) => GateVerdict;
}

export type RunInput =
  | { type: 'start'; triggerId: string; at: number; eventId: string | null; explanation: ExplanationLine[] }
  | { type: 'due'; at: number }
  | { type: 'event'; at: number; event: EngineEvent };

export interface Advancement {
  run: RunState;
  lines: JournalLine[];
  /** Messages that passed the gate, in order. */
  messages: PlannedMessage[];
  skipped: (PlannedMessage & { reason: string })[];
  effects: PlannedEffect[];
  /** What the run knows of the customer now that its effects are asked for. */
  facts: CustomerFacts;
}

/** Steps that one input may take before the run is taken for a loop without a wait. */
const MAX_STEPS = 1_000;

/** The state of a run that has been opened and has not started its campaign. */
export function watchingRun(dueAt: number | null): RunState {
  return {
    phase: 'watching',
    nodeId: null,
    visits: {},
    enteredAt: null,
    dueAt,
    campaignStartedAt: null,
    hits: [],
    outcome: null,
  };
}

/** Applies one input. An input that no longer concerns the run leaves it as it is. */
export function advance(context: AdvanceContext, run: RunState, input: RunInput): Advancement {
  const journey = new RunJourney(context, run);
  switch (input.type) {
    case 'start':
      journey.start(input);
      break;
    case 'due':
      journey.resume(input.at);
      break;
    case 'event':
      journey.hear(input.event, input.at);
      break;
  }
  return journey.result();
}

/** What the current step listens for: asked again whenever it is needed, so that nothing but the run's place is stored. */
export function stepListeners(context: AdvanceContext, run: RunState): Listener[] {
  if (run.phase !== 'acting' || run.nodeId === null || run.enteredAt === null) return [];
  const decision = new RunJourney(context, run).peek(run.nodeId);
  return decision.type === 'stay' ? decision.listen : [];
}

/** What the campaign as a whole listens for, by node; nothing before it started. */
export function campaignListenersOf(
  context: Pick<AdvanceContext, 'plan' | 'kinds'>,
  run: RunState,
): Map<string, CampaignListener> {
  const found = new Map<string, CampaignListener>();
  const startedAt = run.campaignStartedAt;
  if (startedAt === null || run.phase !== 'acting') return found;
  for (const nodeId of context.plan.campaignListeners) {
    const step = findStep(context.plan, nodeId);
    const listener = findActing(context.kinds, step.kind).campaignListener?.(step.config, startedAt);
    if (listener) found.set(nodeId, listener);
  }
  return found;
}

/** One pass of a run; collects what happened on the way. */
class RunJourney {
  private readonly run: RunState;
  private readonly lines: JournalLine[] = [];
  private readonly messages: PlannedMessage[] = [];
  private readonly skipped: (PlannedMessage & { reason: string })[] = [];
  private readonly effects: PlannedEffect[] = [];
  private facts: CustomerFacts;
  private steps = 0;

  constructor(
    private readonly context: AdvanceContext,
    run: RunState,
  ) {
    this.run = { ...run, visits: { ...run.visits }, hits: [...run.hits] };
    this.facts = context.facts;
  }

  result(): Advancement {
    const { run, lines, messages, skipped, effects, facts } = this;
    return { run, lines, messages, skipped, effects, facts };
  }

  start(input: RunInput & { type: 'start' }): void {
    if (this.run.campaignStartedAt !== null || this.run.phase === 'ended') return;
    const trigger = this.context.plan.triggers.find((candidate) => candidate.nodeId === input.triggerId);
    this.run.phase = 'acting';
    this.run.campaignStartedAt = input.at;
    const { at, eventId, explanation } = input;
    this.lines.push({ type: 'triggered', at, nodeId: input.triggerId, eventId, explanation });
    if (trigger?.start) this.enter(trigger.start, at);
    else this.end('completed', null, at);
  }

  resume(at: number): void {
    const { nodeId } = this.run;
    if (this.run.phase !== 'acting' || nodeId === null) return;
    const step = findStep(this.context.plan, nodeId);
    const decision = findActing(this.context.kinds, step.kind).resume?.(this.stepContext(step, at), { type: 'due' });
    if (decision) this.apply(step, decision, at, null);
  }

  /** A goal is noted first, so that the step that the event leads to already knows of it. */
  hear(event: EngineEvent, at: number): void {
    if (this.run.phase !== 'acting') return;
    const jumpTo = this.noteHits(event);
    this.hearAtStep(event, at);
    if (jumpTo !== null && this.stillActing() && this.run.nodeId !== jumpTo) this.jump(jumpTo, event.id, at);
  }

  /** What the step decided on arrival, without taking it again. */
  peek(nodeId: string): StepDecision {
    const step = findStep(this.context.plan, nodeId);
    return findActing(this.context.kinds, step.kind).enter(this.stepContext(step, this.run.enteredAt ?? 0));
  }

  private noteHits(event: EngineEvent): string | null {
    let jumpTo: string | null = null;
    for (const [nodeId, listener] of campaignListenersOf(this.context, this.run)) {
      if (!this.isHit(nodeId, listener, event)) continue;
      const hit: ListenerHit = {
        nodeId,
        eventId: event.id,
        at: event.at,
        value: amountOf(event, listener.valueProperty),
      };
      this.run.hits.push(hit);
      if (listener.countsAsGoal) this.lines.push({ type: 'goal', ...hit });
      if (listener.onHit === 'jump') jumpTo ??= nodeId;
    }
    return jumpTo;
  }

  private isHit(nodeId: string, listener: CampaignListener, event: EngineEvent): boolean {
    const startedAt = this.run.campaignStartedAt ?? Number.POSITIVE_INFINITY;
    if (event.at <= startedAt || (listener.until !== null && event.at > listener.until)) return false;
    if (this.run.hits.some((hit) => hit.nodeId === nodeId)) return false;
    return listener.listeners.some((wanted) => isHeard(wanted, event, this.context.facts.timeZone));
  }

  private hearAtStep(event: EngineEvent, at: number): void {
    const { nodeId, enteredAt } = this.run;
    if (nodeId === null || enteredAt === null || event.at <= enteredAt) return;
    const step = findStep(this.context.plan, nodeId);
    const behaviour = findActing(this.context.kinds, step.kind);
    const heardGoal = this.run.hits.some((hit) => hit.nodeId === nodeId && hit.eventId === event.id);
    const purpose = heardGoal
      ? 'goal'
      : stepListeners(this.context, this.run).find((wanted) => isHeard(wanted, event, this.context.facts.timeZone))
          ?.purpose;
    if (purpose === undefined) return;
    const { id, name } = event;
    const decision = behaviour.resume?.(this.stepContext(step, at), {
      type: 'event',
      event: { id, name, at: event.at },
      purpose,
    });
    if (decision) this.apply(step, decision, at, event.id);
  }

  private jump(nodeId: string, eventId: string, at: number): void {
    const from = this.run.nodeId;
    if (from !== null) {
      this.lines.push({
        type: 'left',
        at,
        nodeId: from,
        visit: this.visitOf(from),
        port: 'jump',
        reason: null,
        eventId,
      });
    }
    this.enter(nodeId, at);
  }

  private enter(nodeId: string, at: number): void {
    this.steps += 1;
    if (this.steps > MAX_STEPS)
      throw new EngineError('too-many-steps', `The run does not come to rest at "${nodeId}".`);
    const step = findStep(this.context.plan, nodeId);
    this.run.nodeId = nodeId;
    this.run.enteredAt = at;
    this.run.dueAt = null;
    this.run.visits[nodeId] = this.visitOf(nodeId) + 1;
    this.lines.push({ type: 'entered', at, nodeId, visit: this.visitOf(nodeId) });
    this.apply(step, findActing(this.context.kinds, step.kind).enter(this.stepContext(step, at)), at, null);
  }

  private apply(step: ActingStep, decision: StepDecision, at: number, eventId: string | null): void {
    const visit = this.visitOf(step.nodeId);
    if (decision.type !== 'end') {
      this.plan(step, decision.messages ?? [], at);
      this.ask(step, decision.effects ?? [], at);
    }
    switch (decision.type) {
      case 'leave': {
        const { port, reason = null } = decision;
        this.lines.push({ type: 'left', at, nodeId: step.nodeId, visit, port, reason, eventId });
        const next = step.next[port];
        if (next === undefined) this.end('completed', null, at);
        else this.enter(next, at);
        return;
      }
      case 'stay':
        this.run.dueAt = decision.until;
        this.lines.push({
          type: 'waiting',
          at,
          nodeId: step.nodeId,
          visit,
          until: decision.until,
          reason: decision.reason ?? null,
        });
        return;
      case 'end':
        this.end(decision.outcome, decision.reason ?? null, at);
    }
  }

  private ask(step: ActingStep, effects: NonNullable<StepRequests['effects']>, at: number): void {
    for (const effect of effects) {
      const place = { nodeId: step.nodeId, visit: this.visitOf(step.nodeId), at };
      this.effects.push({ effect, ...place });
      this.lines.push({ type: 'effect', ...place, effect: effect.type });
      this.facts = factsAfter(this.facts, effect);
    }
  }

  private plan(step: ActingStep, requests: NonNullable<StepRequests['messages']>, at: number): void {
    for (const request of requests) {
      const message: PlannedMessage = { ...request, nodeId: step.nodeId, visit: this.visitOf(step.nodeId), at };
      const verdict = this.context.gate(message);
      const line = {
        type: 'message',
        at,
        nodeId: step.nodeId,
        visit: message.visit,
        channel: request.channel,
      } as const;
      if (verdict.verdict === 'send') {
        this.messages.push(message);
        this.lines.push({ ...line, verdict: 'planned', reason: null });
      } else {
        this.skipped.push({ ...message, reason: verdict.reason });
        this.lines.push({ ...line, verdict: 'skipped', reason: verdict.reason });
      }
    }
  }

  private end(outcome: NonNullable<RunState['outcome']>, reason: Phrase | null, at: number): void {
    const { nodeId } = this.run;
    this.lines.push({ type: 'ended', at, nodeId, outcome, reason });
    Object.assign(this.run, { phase: 'ended', outcome, nodeId: null, enteredAt: null, dueAt: null });
  }

  private stepContext(step: ActingStep, now: number): StepContext<unknown> {
    const { assignmentKey, runKey, triggeredBy } = this.context;
    const visit = this.visitOf(step.nodeId);
    return {
      config: step.config,
      nodeId: step.nodeId,
      visit,
      now,
      campaignStartedAt: this.run.campaignStartedAt ?? now,
      enteredAt: this.run.enteredAt ?? now,
      facts: this.facts,
      assignmentKey,
      hits: this.run.hits,
      stepKey: `${runKey}/${step.nodeId}/${visit}`,
      triggeredBy,
    };
  }

  private visitOf(nodeId: string): number {
    return this.run.visits[nodeId] ?? 0;
  }

  private stillActing(): boolean {
    return this.run.phase === 'acting';
  }
}

function findStep(plan: Plan, nodeId: string): ActingStep {
  const step = plan.acting[nodeId];
  if (!step) throw new EngineError('step-missing', `The plan has no step "${nodeId}".`);
  return step;
}

function isHeard(wanted: Listener, event: EngineEvent, timeZone: string): boolean {
  return wanted.eventName === event.name && holds(wanted.conditions, event.properties, { now: event.at, timeZone });
}

function amountOf(event: EngineEvent, property: string | null): number | null {
  if (!property) return null;
  const value = valueAt(event.properties, property);
  const amount = typeof value === 'string' ? Number.parseFloat(value) : value;
  return typeof amount === 'number' && Number.isFinite(amount) ? amount : null;
}
