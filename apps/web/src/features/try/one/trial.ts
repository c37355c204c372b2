/** One customer's life on trial: who it is, what happens to them, and how far time has come. */
import {
  ATTRIBUTES_EVENT,
  type Channel,
  type CustomerFacts,
  type EndpointAnswer,
  type EngineEvent,
  inEventOrder,
  type JsonObject,
  type KindRegistry,
  type Plan,
  type SendingRules,
  type SimulatedRun,
  type SimulationResult,
  simulateCustomer,
  simulatedEndpoint,
  simulatedGate,
} from '@kairos/engine';

export type ChannelState = { consent: 'granted' | 'withdrawn' | null; isSuppressed: boolean; hasAddress: boolean };

export interface TriedCustomer {
  /** Null for one that is made up. */
  id: string | null;
  label: string;
  attributes: JsonObject;
  /** IANA zone. */
  timeZone: string;
  channels: Record<Channel, ChannelState>;
}

export interface Trial {
  customer: TriedCustomer;
  /** In the order in which they happen, also those that still lie ahead. */
  events: readonly EngineEvent[];
  /** Epoch ms: where the clock begins, and where it stands. */
  startsAt: number;
  now: number;
  /** When and how often may be sent: the workspace's rules, or none. */
  rules: SendingRules;
  /** What endpoints answer to each attempt of a call. Nothing is called. */
  endpoint: EndpointAnswer;
}

/** What an endpoint answers that takes a call. */
export const TAKES_CALLS: EndpointAnswer = 200;

export interface PlayedTrial extends SimulationResult {
  /** When something happens next, by itself or by an event of the list; null when nothing does. */
  nextMoment: number | null;
}

/** The customer's life up to `now`, as if the journey had been in force all along. Nothing is sent. */
export function playTrial(trial: Trial, plan: Plan, kinds: KindRegistry): PlayedTrial {
  const { customer, events, now, startsAt, rules } = trial;
  // Known from the beginning on, also while nothing has happened: dates are waited for from then.
  const known: EngineEvent = { id: 'known', name: ATTRIBUTES_EVENT, at: startsAt, properties: {} };
  const result = simulateCustomer({
    plan,
    kinds,
    facts: factsOf(customer),
    events: [known, ...events],
    until: now,
    publishedAt: Number.NEGATIVE_INFINITY,
    assignmentKey: customer.id ?? customer.label,
    gate: gateFor(customer, rules),
    outcomeOf: simulatedEndpoint([trial.endpoint]).outcomeOf,
  });
  const ahead = events.find((event) => event.at > now)?.at;
  const moments = [ahead, result.nextChange].filter((moment) => typeof moment === 'number');
  return { ...result, nextMoment: moments.length === 0 ? null : Math.min(...moments) };
}

/** Told what is known of this customer; messages of the trial count against its caps. */
function gateFor({ channels, timeZone }: TriedCustomer, rules: SendingRules) {
  return simulatedGate({
    timeZone,
    rules,
    over: (channel) => {
      const { consent, isSuppressed, hasAddress } = channels[channel];
      return {
        consent,
        suppressions: isSuppressed ? [{ channel, topic: null, endsAt: null }] : [],
        address: hasAddress ? 'known' : null,
      };
    },
  });
}

export function factsOf({ id, label, attributes, timeZone }: TriedCustomer): CustomerFacts {
  return { customerKey: id ?? label, attributes, timeZone };
}

/** Longer than any campaign lasts; what comes round every year comes round a few times and not for ever. */
const AHEAD_MS = 3 * 365 * 86_400_000;

/** Lets time pass until nothing happens any more by itself or by an event of the list, three years at most. */
export function playToEnd(trial: Trial, plan: Plan, kinds: KindRegistry): Trial {
  const until = trial.now + AHEAD_MS;
  const { transitions, runs } = playTrial({ ...trial, now: until }, plan, kinds);
  const happenings = [...trial.events, ...transitions, ...runs.flatMap(({ lines }) => lines)];
  return { ...trial, now: Math.max(trial.now, ...happenings.map(({ at }) => at).filter((at) => at <= until)) };
}

/** Adds an event, or puts one with the same id in its place. */
export function withEvent(trial: Trial, event: EngineEvent): Trial {
  const others = trial.events.filter((each) => each.id !== event.id);
  return { ...trial, events: [...others, event].sort(inEventOrder) };
}

export function withoutEvent(trial: Trial, eventId: string): Trial {
  return { ...trial, events: trial.events.filter((each) => each.id !== eventId) };
}

/** An id that the list does not have yet; ids in the order of their making keep events of one moment in order. */
export function freshEventId({ events }: Trial): string {
  const numbers = events.map((event) => /^added-(\d+)$/.exec(event.id)?.[1]).map(Number);
  const last = Math.max(0, ...numbers.filter(Number.isFinite));
  return `added-${String(last + 1).padStart(4, '0')}`;
}

/** The campaign that is under way, or the latest one. */
export function shownRun(runs: readonly SimulatedRun[]): SimulatedRun | null {
  return runs.find((each) => each.run.phase === 'acting') ?? runs.at(-1) ?? null;
}
