/** Senses what a customer did in one journey: state, transitions, starts, alarm, and what a late event takes back. */
import {
  ATTRIBUTES_EVENT,
  correctSensing,
  EngineError,
  type EngineEvent,
  initialSensingState,
  type KindRegistry,
  recallStarts,
  replaySensing,
  type SensingContext,
  type SensingResult,
  type SensingState,
  type SilentStart,
  sense,
  silentIn,
} from '@kairos/engine';
import { alarmIsNeeded } from './alarms';
import { attributesWith } from './customer-facts';
import type { EntryRoom } from './entry-room';
import { concerns, keepsForLater, type LivePlan, turnsAway } from './live-plans';
import { meantFor } from './meant-for';
import type { CustomerToRoute, RoutedEvent, RoutingOutcome } from './route-customer';

interface SensingTask {
  kinds: KindRegistry;
  customer: CustomerToRoute;
  plan: LivePlan;
  /** Collects what sensing finds. */
  outcome: RoutingOutcome;
  latestStart: number;
  room: Pick<EntryRoom, 'take'> | undefined;
}

/** One customer in one journey must never hold up the queue for everyone behind: what breaks is noted as a failure. */
export function senseInPlan(task: SensingTask): void {
  const { journeyId, versionId } = task.plan;
  try {
    senseEventsOf(task);
  } catch (error) {
    const code = error instanceof EngineError ? error.code : 'sensing-failed';
    task.outcome.failures.push({ journeyId, versionId, code });
  }
}

/** What the engine is told of this customer in this journey. */
export function contextOf(
  kinds: KindRegistry,
  customer: Pick<CustomerToRoute, 'facts' | 'earlierStarts'>,
  plan: LivePlan,
): SensingContext {
  const earlier = customer.earlierStarts.filter((row) => row.journeyId === plan.journeyId);
  return {
    plan: plan.plan,
    kinds,
    facts: customer.facts,
    journeyId: plan.journeyId,
    publishedAt: plan.sensesSince.getTime(),
    earlierStarts: Object.fromEntries(earlier.map((row) => [row.triggerId, row.starts])),
    isClosedAt: (at) => turnsAway(plan, at),
  };
}

function senseEventsOf(task: SensingTask): void {
  const { customer, plan, outcome } = task;
  const relevant = customer.events.filter((event) => concerns(plan, event));
  if (relevant.length === 0) return;
  const known = customer.states.get(plan.journeyId);
  const late = known && relevant.find((event) => event.at < known.at);
  const context = contextOf(task.kinds, customer, plan);
  const result = late ? correct(context, task, relevant, known) : senseInOrder(context, task, relevant, known);
  const { journeyId, sensingHash, versionId } = plan;
  outcome.sensing.push({ journeyId, sensingHash, customerId: customer.customerId, state: result.state });
  if (result.nextChange !== null && alarmIsNeeded(customer, outcome, journeyId, result.nextChange)) {
    outcome.alarms.push({ journeyId, versionId, at: result.state.at, dueAt: result.nextChange });
  }
}

/** The whole log is sensed anew, late events in their places; only what that changes of the campaigns is told. */
function correct(
  context: SensingContext,
  { customer, plan, outcome, latestStart }: SensingTask,
  relevant: readonly RoutedEvent[],
  known: SensingState,
): SensingResult {
  const until = Math.max(known.at, ...relevant.map((event) => event.at));
  const log = [...meantFor(plan, customer.history), ...relevant];
  const late = new Set(relevant.filter((event) => event.at < known.at).map((event) => event.id));
  const correction = correctSensing(context, known, log, { until, latestStart, late });
  noteSilent(plan, correction.silent, outcome);
  const cause = relevant.find((event) => event.at < known.at);
  for (const retraction of cause ? correction.retracted : []) {
    if (cause) outcome.retractions.push({ ...retraction, journeyId: plan.journeyId, cause });
  }
  const startedAt = new Set(correction.firings.map((firing) => `${firing.triggerId} ${firing.at}`));
  const transitions = correction.transitions.filter(
    ({ nodeId, at }) => at > known.at || startedAt.has(`${nodeId} ${at}`),
  );
  noteSensed(plan, customer.customerId, { ...correction, transitions }, outcome);
  return correction;
}

function senseInOrder(
  context: SensingContext,
  { customer, plan, outcome, latestStart, room }: SensingTask,
  relevant: readonly RoutedEvent[],
  known: SensingState | undefined,
): SensingResult {
  let result: SensingResult = {
    state: known ?? stateBefore(context, meantFor(plan, customer.history)),
    transitions: [],
    firings: [],
    nextChange: null,
  };
  let attributes = customer.facts.attributes;
  const hasRoom = room && {
    hasRoom: (triggerId: string, starts: number) => room.take(plan.journeyId, triggerId, starts),
  };
  const take = (input: { at: number; event?: RoutedEvent }, publishedAt = context.publishedAt ?? 0) => {
    const facts = { ...context.facts, attributes };
    result = sense({ ...context, facts, publishedAt, ...hasRoom }, result.state, input);
    noteSensed(plan, customer.customerId, result, outcome);
    noteSilent(plan, silentIn(result), outcome);
  };
  for (const event of relevant) {
    const isReport = event.kind === 'identify';
    if (!isReport) attributes = attributesWith(attributes, event);
    // What is reported of the customer holds from its own moment on: what time did before it was with what was known then.
    const input = { at: event.at, event: isReport ? { ...event, name: ATTRIBUTES_EVENT } : event };
    if (event.receivedAt - event.at <= latestStart) take(input);
    else {
      // It was reported long after it happened (an import, say): the state is brought up to date, nobody is contacted.
      const silentUntil = Math.max(plan.sensesSince.getTime(), event.receivedAt);
      take(input, silentUntil);
      const isLast = event === relevant.at(-1);
      if (isLast && result.nextChange !== null && result.nextChange < event.receivedAt) {
        take({ at: event.receivedAt - 1 }, silentUntil);
      }
    }
    if (isReport) attributes = attributesWith(attributes, event);
  }
  return result;
}

/** The state that earlier events left, silently: they came before anyone sensed. */
function stateBefore(context: SensingContext, history: readonly EngineEvent[]): SensingState {
  if (history.length > 0) return replaySensing(context, history, null).state;
  const nothing = initialSensingState(context.plan, context.kinds);
  return recallStarts(context, nothing, context.earlierStarts ?? {});
}

/** What sensing found in one journey, as part of an outcome. */
export function noteSensed(
  plan: LivePlan,
  customerId: string,
  result: Pick<SensingResult, 'transitions' | 'firings'>,
  outcome: RoutingOutcome,
): void {
  const { journeyId, versionId } = plan;
  const from = plan.sensesSince.getTime();
  for (const { at, ...transition } of result.transitions) {
    if (at < from) continue;
    outcome.transitions.push({ journeyId, versionId, customerId, ...transition, at: new Date(at) });
  }
  const loops = result.transitions.filter(({ refusal }) => refusal === 'loop');
  outcome.loops.push(...loops.map(({ nodeId }) => ({ journeyId, versionId, triggerId: nodeId })));
  for (const firing of result.firings) {
    const list = keepsForLater(plan, firing.at) ? outcome.kept : outcome.starts;
    list.push({ journeyId, versionId, ...firing });
  }
}

/** Whoever releases them later decides about campaigns of the journey, whatever its version is then. */
function noteSilent({ journeyId }: LivePlan, silent: readonly SilentStart[], outcome: RoutingOutcome): void {
  outcome.silent.push(...silent.map((start) => ({ journeyId, ...start })));
}
