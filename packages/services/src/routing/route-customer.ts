/** Works out, without any I/O, what a customer's new events do: sensing states, triggers that fire, runs to wake. */
import type { EarlierStartsRow, EventKind, SensingRow, SubscriptionRow, TransitionRow, WatchingRow } from '@kairos/db';
import {
  type CustomerFacts,
  type EngineEvent,
  type JsonObject,
  type KindRegistry,
  LATEST_START_MILLISECONDS,
  type Retraction,
  type SensingState,
  type SilentStart,
  type TriggerFiring,
} from '@kairos/engine';
import { attributesWith, changesAttributes } from './customer-facts';
import type { EntryRoom } from './entry-room';
import { concerns, type LivePlan } from './live-plans';
import { senseInPlan } from './sense-in-plan';

export interface RoutedEvent extends EngineEvent {
  kind: EventKind;
  /** Workspace clock at the door, epoch ms. */
  receivedAt: number;
  /** Journeys that led to it, the first one first; empty for what came in by itself. */
  chain: readonly string[];
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
  /** What triggers of earlier versions started, for a state that is made from the log. */
  earlierStarts: readonly EarlierStartsRow[];
  watching: readonly WatchingRow[];
  subscriptions: readonly SubscriptionRow[];
}

/** A campaign that a late event shows to have been started wrongly; `cause` is that event. */
export interface CampaignRetraction extends Retraction {
  journeyId: string;
  cause: RoutedEvent;
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
  /** Campaigns that start when their journey, which is paused, goes on. */
  kept: CampaignStart[];
  /** Alarms that must be set, or set earlier: the moment at which time alone changes something, seen from `at`. */
  alarms: { journeyId: string; versionId: string; at: number; dueAt: number }[];
  /** Runs that hear some of the events, with the time of the latest of these. */
  wakes: { runId: string; cohortId: string; at: number }[];
  /** Journeys whose sensing broke on these events: their state stays as it was, everything else goes on. */
  failures: { journeyId: string; versionId: string; code: string }[];
  retractions: CampaignRetraction[];
  /** Campaigns that would have started, had what led to them been reported in time. */
  silent: (SilentStart & { journeyId: string })[];
  /** Campaigns that did not start because a journey would have gone round in a circle. */
  loops: { journeyId: string; versionId: string; triggerId: string }[];
}

export interface RoutingLimits {
  /** Ms of the workspace's clock. */
  latestStart?: number;
  /** Places of triggers with a limit; without it there are always enough. */
  room?: Pick<EntryRoom, 'take'>;
}

/**
 * Same events and states, same outcome. `latestStart` is how long after it happened, in ms of the workspace's clock,
 * something may be reported and still start a campaign.
 */
export function routeCustomer(
  kinds: KindRegistry,
  customer: CustomerToRoute,
  { latestStart = LATEST_START_MILLISECONDS, room }: RoutingLimits = {},
): RoutingOutcome {
  const lastSeenAt = Math.max(...customer.events.map((event) => event.at));
  const outcome = emptyOutcome(customer.customerId, lastSeenAt);
  outcome.wakes = wakesOf(customer);
  outcome.attributes = attributesAfter(customer);
  for (const plan of customer.plans) senseInPlan({ kinds, customer, plan, outcome, latestStart, room });
  return outcome;
}

/** An outcome in which nothing was found yet. */
export function emptyOutcome(customerId: string, lastSeenAt: number): RoutingOutcome {
  return {
    customerId,
    attributes: null,
    lastSeenAt,
    sensing: [],
    transitions: [],
    starts: [],
    kept: [],
    alarms: [],
    wakes: [],
    failures: [],
    retractions: [],
    silent: [],
    loops: [],
  };
}

/** Whether the state of this plan has to be rebuilt from the log: nothing sensed yet, or an event older than the state. */
export function needsHistory(customer: Pick<CustomerToRoute, 'events' | 'states'>, plan: LivePlan): boolean {
  const relevant = customer.events.filter((event) => concerns(plan, event));
  if (relevant.length === 0) return false;
  const state = customer.states.get(plan.journeyId);
  return state === undefined || relevant.some((event) => event.at < state.at);
}

function attributesAfter(customer: CustomerToRoute): JsonObject | null {
  const changes = customer.events.filter(changesAttributes);
  if (changes.length === 0) return null;
  return changes.reduce(attributesWith, customer.facts.attributes);
}

function wakesOf(customer: CustomerToRoute): RoutingOutcome['wakes'] {
  const wakes = new Map<string, { runId: string; cohortId: string; at: number }>();
  for (const event of customer.events) {
    for (const { runId, cohortId, eventName, since, until } of customer.subscriptions) {
      if (eventName !== event.name || event.at <= since) continue;
      if (until !== null && event.at > until) continue;
      const known = wakes.get(runId);
      if (!known || known.at < event.at) wakes.set(runId, { runId, cohortId, at: event.at });
    }
  }
  return [...wakes.values()];
}
