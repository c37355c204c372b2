/** Reduces what a customer does into the sensing state of one journey: indicators move, scores add up, triggers fire. */
import { findSensing } from '../contract/find-kind';
import type { KindRegistry } from '../contract/kind';
import type { CustomerFacts, EngineEvent, InputReading, Reading } from '../contract/readings';
import { QUIET } from '../contract/readings';
import { EngineError } from '../errors';
import type { Plan, SensingStep } from '../plan/plan';
import { explainTrigger } from './explain';
import type { SensingState, SensingTransition, TriggerFiring } from './state';

export interface SensingContext {
  plan: Plan;
  kinds: KindRegistry;
  facts: CustomerFacts;
}

/** Something that reaches the sensing half: an event, changed attributes, or only the passing of time up to `at`. */
export interface SensingInput {
  /** Epoch ms UTC, event time. */
  at: number;
  event?: EngineEvent;
}

export interface SensingResult {
  state: SensingState;
  transitions: SensingTransition[];
  /** Triggers that admitted the customer, in time order. */
  firings: TriggerFiring[];
  /** The next moment at which time alone changes a reading. */
  nextChange: number | null;
}

/** Far more than any honest journey needs between two events; a kind that never moves on is stopped by it. */
const MAX_MOMENTS = 1_000;

/** Names of the events that can change a plan's sensing state. */
export function sensedEventNames(plan: Plan, kinds: KindRegistry): Set<string> {
  return new Set(plan.sensing.flatMap((step) => findSensing(kinds, step.kind).eventNames(step.config)));
}

/** Whether a change of the customer's attributes can change a plan's sensing state. */
export function sensesAttributes(plan: Plan, kinds: KindRegistry): boolean {
  return plan.sensing.some((step) => findSensing(kinds, step.kind).watchesAttributes?.(step.config) ?? false);
}

/** The state of a customer of whom nothing has been sensed yet. */
export function initialSensingState(plan: Plan, kinds: KindRegistry): SensingState {
  const nodes: SensingState['nodes'] = {};
  for (const step of plan.sensing) {
    nodes[step.nodeId] = { state: findSensing(kinds, step.kind).initial(step.config), reading: QUIET };
  }
  return { at: 0, nodes };
}

/**
 * Moves the state on to `input.at`. Moments at which time alone changed something come first, each at its own time;
 * then the event. An input from before `state.at` is the caller's to prevent (see `replaySensing`).
 */
export function sense(context: SensingContext, state: SensingState, input: SensingInput): SensingResult {
  const result: SensingResult = { state, transitions: [], firings: [], nextChange: null };
  let next = nextChangeOf(context, state);
  for (let moments = 0; next !== null && next <= input.at; moments += 1) {
    if (moments > MAX_MOMENTS) throw new EngineError('sensing-stuck', `Time does not move on at ${next}.`);
    passMoment(context, result, { at: next });
    next = nextChangeOf(context, result.state);
  }
  passMoment(context, result, input);
  result.nextChange = nextChangeOf(context, result.state);
  return result;
}

/** The next moment at which time alone changes a reading, or null. */
export function nextChangeOf(context: Pick<SensingContext, 'plan' | 'kinds'>, state: SensingState): number | null {
  let earliest: number | null = null;
  for (const step of context.plan.sensing) {
    const node = state.nodes[step.nodeId];
    if (!node) continue;
    const next = findSensing(context.kinds, step.kind).nextChange(node.state, step.config, state.at);
    if (next !== null && (earliest === null || next < earliest)) earliest = next;
  }
  return earliest;
}

/** Steps every node once, sources before readers, and notes what changed. */
function passMoment(context: SensingContext, result: SensingResult, input: SensingInput): void {
  const nodes: SensingState['nodes'] = {};
  const readings = new Map<string, InputReading>();
  const fired: string[] = [];
  for (const step of context.plan.sensing) {
    const before = result.state.nodes[step.nodeId];
    const behaviour = findSensing(context.kinds, step.kind);
    const inputs = step.inputs.flatMap((id) => readings.get(id) ?? []);
    const event = input.event && behaviour.eventNames(step.config).includes(input.event.name) ? input.event : undefined;
    const moment = { at: input.at, inputs, facts: context.facts, ...(event ? { event } : {}) };
    const after = behaviour.step(before?.state ?? behaviour.initial(step.config), moment, step.config);
    readings.set(step.nodeId, { ...after.reading, nodeId: step.nodeId, points: step.points });
    nodes[step.nodeId] = { state: after.state, reading: { ...after.reading, fired: 0 } };
    noteChange(result, { step, before: before?.reading ?? QUIET, after: after.reading, input });
    if (after.reading.fired > 0 && isTrigger(context.plan, step.nodeId)) fired.push(step.nodeId);
  }
  result.state = { at: Math.max(result.state.at, input.at), nodes };
  for (const triggerId of fired) {
    const explanation = explainTrigger(context.plan, result.state, triggerId);
    result.firings.push({ triggerId, at: input.at, eventId: input.event?.id ?? null, explanation });
  }
}

function isTrigger(plan: Plan, nodeId: string): boolean {
  return plan.triggers.some((trigger) => trigger.nodeId === nodeId);
}

interface Change {
  step: SensingStep;
  before: Reading;
  after: Reading;
  input: SensingInput;
}

function noteChange(result: SensingResult, { step, before, after, input }: Change): void {
  // A score's value moves with almost every event; only what turned or fired is worth a row.
  if (before.active === after.active && after.fired === 0) return;
  const { active, value, fired } = after;
  result.transitions.push({
    nodeId: step.nodeId,
    at: input.at,
    active,
    value,
    fired,
    eventId: input.event?.id ?? null,
  });
}
