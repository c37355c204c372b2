/** Reduces what a customer does into the sensing state of one journey: indicators move, scores add up, triggers fire. */
import type { KindRegistry } from '../contract/kind';
import type { CustomerFacts, EngineEvent } from '../contract/readings';
import { QUIET } from '../contract/readings';
import type { EntryLimits, Observed, Starts } from '../contract/sensing';
import type { Plan } from '../plan/plan';
import { Passage } from './passage';
import { prepareSensing } from './prepare';
import type { SensingState, SensingTransition, TriggerFiring } from './state';

export interface SensingContext {
  plan: Plan;
  kinds: KindRegistry;
  facts: CustomerFacts;
  /** Whose plan it is: what this journey led to does not start it. Left out: nothing led to anything. */
  journeyId?: string;
  /** Epoch ms; before it only the state moves, and nothing starts. Left out: there is no before. */
  publishedAt?: number;
  /** Whether a trigger starts nothing at a moment although it could, beside what lies before `publishedAt`. */
  isSilent?: (triggerId: string, at: number) => boolean;
  /** Whether the journey turns customers away at this moment, because it is paused. Left out: it never does. */
  isClosedAt?: (at: number) => boolean;
  /** Asks whether a trigger may start so many more customers now, and takes their places. Left out: it may. */
  hasRoom?: (triggerId: string, starts: number) => boolean;
  /** By trigger: what it started for this customer under earlier versions, of which a state from the log knows nothing. */
  earlierStarts?: Readonly<Record<string, Starts>>;
}

/** Something that reaches the sensing half: an event, changed attributes, or only the passing of time up to `at`. */
export interface SensingInput {
  /** Epoch ms UTC, event time. */
  at: number;
  event?: EngineEvent;
  /** A trigger that is asked again, because what would have started silently is released. */
  release?: { triggerId: string; keys: readonly string[] };
}

export interface SensingResult {
  state: SensingState;
  transitions: SensingTransition[];
  /** Triggers that admitted the customer, in time order. */
  firings: TriggerFiring[];
  /** The next moment at which time alone changes a reading. */
  nextChange: number | null;
}

/** Names of the events that can change a plan's sensing state. */
export function sensedEventNames(plan: Plan, kinds: KindRegistry): Set<string> {
  return new Set(prepareSensing(plan, kinds).hearers.keys());
}

/** Whether a change of the customer's attributes can change a plan's sensing state. */
export function sensesAttributes(plan: Plan, kinds: KindRegistry): boolean {
  return prepareSensing(plan, kinds).attributeWatchers.length > 0;
}

/** What must be known of the past to tell false from unknown, over all nodes of a plan. */
export function observedBy(plan: Plan, kinds: KindRegistry): Observed {
  const asked = prepareSensing(plan, kinds).nodes.flatMap(
    ({ step, behaviour, unknownMatters }) => behaviour.observes?.(step.config, unknownMatters) ?? [],
  );
  const sources = new Set(asked.flatMap((each) => each.sources));
  return { customer: asked.some((each) => each.customer), sources: [...sources] };
}

/** Triggers that may only start so many customers per hour or day. */
export function entryLimitsOf(plan: Plan, kinds: KindRegistry): { triggerId: string; limits: EntryLimits }[] {
  return prepareSensing(plan, kinds).nodes.flatMap(({ step, behaviour }) => {
    const limits = behaviour.entryLimits?.(step.config);
    return limits ? [{ triggerId: step.nodeId, limits }] : [];
  });
}

/** The state of a customer of whom nothing has been sensed yet. */
export function initialSensingState(plan: Plan, kinds: KindRegistry): SensingState {
  const nodes: SensingState['nodes'] = {};
  for (const { step, behaviour } of prepareSensing(plan, kinds).nodes) {
    nodes[step.nodeId] = { state: behaviour.initial(step.config), reading: QUIET };
  }
  return { at: 0, nodes };
}

/** The state of a customer for whom triggers, by their ids, have started campaigns that the state does not know of. */
export function recallStarts(
  { plan, kinds }: Pick<SensingContext, 'plan' | 'kinds'>,
  state: SensingState,
  starts: Readonly<Record<string, Starts>>,
): SensingState {
  const nodes = { ...state.nodes };
  for (const { step, behaviour } of prepareSensing(plan, kinds).nodes) {
    const node = nodes[step.nodeId];
    const known = starts[step.nodeId];
    if (node && known && behaviour.recall) {
      nodes[step.nodeId] = { ...node, state: behaviour.recall(node.state, known) };
    }
  }
  return { ...state, nodes };
}

/**
 * Moves the state on to `input.at`. Moments at which time alone changed something come first, each at its own time;
 * then the event. An input from before `state.at` is the caller's to prevent (see `replaySensing`).
 * Throws EngineError `sensing-stuck` when a kind never lets time move on.
 */
export function sense(context: SensingContext, state: SensingState, input: SensingInput): SensingResult {
  const passage = new Passage(context, state);
  passage.take(input);
  return passage.result();
}

/** The next moment at which time alone changes a reading, or null. */
export function nextChangeOf(context: Pick<SensingContext, 'plan' | 'kinds'>, state: SensingState): number | null {
  let earliest: number | null = null;
  for (const { step, behaviour } of prepareSensing(context.plan, context.kinds).nodes) {
    const node = state.nodes[step.nodeId];
    if (!node) continue;
    const next = behaviour.nextChange(node.state, step.config, state.at);
    if (next !== null && (earliest === null || next < earliest)) earliest = next;
  }
  return earliest;
}
