/** Works out, without any I/O, what a customer's new events do: sensing states, triggers that fire, runs to wake. */
import type { SensingRow, SubscriptionRow, TransitionRow, WatchingRow } from '@kairos/db';
import {
  type CustomerFacts,
  EngineError,
  type EngineEvent,
  initialSensingState,
  type JsonObject,
  type KindRegistry,
  replaySensing,
  type SensingContext,
  type SensingResult,
  type SensingState,
  sense,
  type TriggerFiring,
} from '@kairos/engine';
import { mergeTraits } from './customer-facts';
import type { LivePlan } from './live-plans';

export interface RoutedEvent extends EngineEvent {
  kind: 'track' | 'identify' | 'message';
}

export interface CustomerToRoute {
  customerId: string;
  facts: CustomerFacts;
  /** In event order. */
  events: RoutedEvent[];
  plans: readonly LivePlan[];
  /** Sensing state per journey; a journey that is missing has never sensed this customer. */
  states: ReadonlyMap<string, SensingState>;
  /** Everything that was routed before with a name that some plan senses; needed where no state is there or an event is late. */
  history: readonly EngineEvent[];
  watching: readonly WatchingRow[];
  subscriptions: readonly SubscriptionRow[];
}

export interface CampaignStart extends TriggerFiring {
  journeyId: string;
  versionId: string;
}

export interface RoutingOutcome {
  customerId: string;
  /** Null when unchanged. */
  attributes: JsonObject | null;
  lastSeenAt: number;
  sensing: SensingRow[];
  transitions: (TransitionRow & { versionId: string })[];
  starts: CampaignStart[];
  /** Alarms that must be set, or set earlier: the moment at which time alone changes something. */
  alarms: { journeyId: string; versionId: string; dueAt: number }[];
  /** Runs that hear one of the events, with the event's time. */
  wakes: { runId: string; cohortId: string; at: number }[];
  /** Journeys whose sensing broke on these events: their state stays as it was, everything else goes on. */
  failures: { journeyId: string; versionId: string; code: string }[];
}

/** Same events and states, same outcome. */
export function routeCustomer(kinds: KindRegistry, customer: CustomerToRoute): RoutingOutcome {
  const outcome: RoutingOutcome = {
    customerId: customer.customerId,
    attributes: null,
    lastSeenAt: Math.max(...customer.events.map((event) => event.at)),
    sensing: [],
    transitions: [],
    starts: [],
    alarms: [],
    wakes: wakesOf(customer),
    failures: [],
  };
  outcome.attributes = attributesAfter(customer);
  for (const plan of customer.plans) trySensing(kinds, customer, plan, outcome);
  return outcome;
}

/** Whether the state of this plan has to be rebuilt from the log: nothing sensed yet, or an event older than the state. */
export function needsHistory(customer: Pick<CustomerToRoute, 'events' | 'states'>, plan: LivePlan): boolean {
  const relevant = customer.events.filter((event) => concerns(plan, event));
  if (relevant.length === 0) return false;
  const state = customer.states.get(plan.journeyId);
  return state === undefined || relevant.some((event) => event.at < state.at);
}

function concerns(plan: LivePlan, event: RoutedEvent): boolean {
  return plan.sensedNames.has(event.name) || (event.kind === 'identify' && plan.sensesAttributes);
}

function attributesAfter(customer: CustomerToRoute): JsonObject | null {
  const traits = customer.events.filter((event) => event.kind === 'identify');
  if (traits.length === 0) return null;
  return traits.reduce((merged, event) => mergeTraits(merged, event.properties), customer.facts.attributes);
}

function wakesOf(customer: CustomerToRoute): RoutingOutcome['wakes'] {
  const wakes = new Map<string, { runId: string; cohortId: string; at: number }>();
  for (const event of customer.events) {
    for (const { runId, cohortId, eventName, since, until } of customer.subscriptions) {
      if (eventName !== event.name || event.at <= since.getTime()) continue;
      if (until !== null && event.at > until.getTime()) continue;
      if (!wakes.has(runId)) wakes.set(runId, { runId, cohortId, at: event.at });
    }
  }
  return [...wakes.values()];
}

/** One customer in one journey must never hold up the queue for everyone behind. */
function trySensing(kinds: KindRegistry, customer: CustomerToRoute, plan: LivePlan, outcome: RoutingOutcome): void {
  const { journeyId, versionId } = plan;
  try {
    sensePlan(kinds, customer, plan, outcome);
  } catch (error) {
    outcome.failures.push({ journeyId, versionId, code: error instanceof EngineError ? error.code : 'sensing-failed' });
  }
}

function sensePlan(kinds: KindRegistry, customer: CustomerToRoute, plan: LivePlan, outcome: RoutingOutcome): void {
  const relevant = customer.events.filter((event) => concerns(plan, event));
  if (relevant.length === 0) return;
  const context: SensingContext = { plan: plan.plan, kinds, facts: customer.facts };
  const known = customer.states.get(plan.journeyId);
  const isLate = known !== undefined && relevant.some((event) => event.at < known.at);
  const result = isLate
    ? rebuild(context, customer, relevant, known)
    : senseEvents(context, customer, plan, { relevant, known, outcome });
  const { journeyId, sensingHash, versionId } = plan;
  outcome.sensing.push({ journeyId, sensingHash, customerId: customer.customerId, state: result.state });
  if (result.nextChange !== null && alarmIsNeeded(customer, outcome, journeyId, result.nextChange)) {
    outcome.alarms.push({ journeyId, versionId, dueAt: result.nextChange });
  }
}

// A late event corrects the state; what already fired, or would have fired in the past, is not done over.
function rebuild(
  context: SensingContext,
  customer: CustomerToRoute,
  relevant: readonly RoutedEvent[],
  known: SensingState,
): SensingResult {
  const latest = Math.max(known.at, ...relevant.map((event) => event.at));
  return replaySensing(context, [...customer.history, ...relevant], latest);
}

function senseEvents(
  context: SensingContext,
  customer: CustomerToRoute,
  plan: LivePlan,
  { relevant, known, outcome }: { relevant: RoutedEvent[]; known: SensingState | undefined; outcome: RoutingOutcome },
): SensingResult {
  let state = known ?? senseBefore(context, customer);
  let nextChange: number | null = null;
  let attributes = customer.facts.attributes;
  for (const event of relevant) {
    if (event.kind === 'identify') attributes = mergeTraits(attributes, event.properties);
    const withAttributes = { ...context, facts: { ...context.facts, attributes } };
    const input = event.kind === 'identify' ? { at: event.at } : { at: event.at, event };
    const result = sense(withAttributes, state, input);
    state = result.state;
    nextChange = result.nextChange;
    note(plan, customer.customerId, result, outcome);
  }
  return { state, transitions: [], firings: [], nextChange };
}

/** The state that earlier events left, silently: they came before anyone sensed. */
function senseBefore(context: SensingContext, customer: CustomerToRoute): SensingState {
  if (customer.history.length === 0) return initialSensingState(context.plan, context.kinds);
  return replaySensing(context, customer.history, null).state;
}

function note(plan: LivePlan, customerId: string, result: SensingResult, outcome: RoutingOutcome): void {
  const { journeyId, sensingHash, versionId } = plan;
  const from = plan.sensesSince.getTime();
  for (const transition of result.transitions) {
    if (transition.at < from) continue;
    const { nodeId, active, value, fired, eventId } = transition;
    const at = new Date(transition.at);
    outcome.transitions.push({
      journeyId,
      sensingHash,
      versionId,
      customerId,
      nodeId,
      at,
      active,
      value,
      fired,
      eventId,
    });
  }
  for (const firing of result.firings) {
    if (firing.at >= from) outcome.starts.push({ journeyId, versionId, ...firing });
  }
}

/** No alarm is set, the one that is goes into the campaign, or it rings too late. One that rings too early re-arms itself. */
export function alarmIsNeeded(
  customer: Pick<CustomerToRoute, 'watching'>,
  outcome: Pick<RoutingOutcome, 'starts'>,
  journeyId: string,
  dueAt: number,
): boolean {
  if (outcome.starts.some((start) => start.journeyId === journeyId)) return true;
  const watching = customer.watching.find((run) => run.journeyId === journeyId);
  return watching === undefined || watching.dueAt === null || watching.dueAt.getTime() > dueAt;
}
