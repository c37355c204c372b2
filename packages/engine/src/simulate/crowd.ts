/** Thousands of made-up customers through a plan: how many take which way, given what customers usually do. */
import type { KindRegistry } from '../contract/kind';
import type { CustomerFacts, EngineEvent, JsonObject, JsonValue } from '../contract/readings';
import type { Plan } from '../plan/plan';
import type { AdvanceContext } from '../run/advance';
import { flowOfLine } from '../run/flow';
import { simulatedEndpoint } from './endpoint';
import { randomNumbers } from './random-numbers';
import { type SimulationResult, simulateCustomer } from './simulate';

/** How often customers do something. */
export interface EventHabit {
  name: string;
  /** Share of the customers who ever do it, 0 to 1. */
  share: number;
  /** How often one of those does it on average. */
  timesPerDay: number;
  /** Values seen so far, by property; each occurrence takes one of each. */
  properties: readonly { name: string; examples: readonly JsonValue[] }[];
}

export interface Crowd {
  plan: Plan;
  kinds: KindRegistry;
  habits: readonly EventHabit[];
  /** Values seen so far, by attribute; each customer has one of each. */
  attributes: readonly { name: string; examples: readonly JsonValue[] }[];
  /** IANA zone of every customer. */
  timeZone: string;
  /** Epoch ms between which things happen. */
  from: number;
  until: number;
  /** The same seed gives the same crowd. */
  seed: number;
  gate: AdvanceContext['gate'];
}

/** By node id, then by metric; the names of live figures, with `fired` of indicators and `here` for who stands at a step at the end. */
export type CrowdCounts = Map<string, Record<string, number>>;

const DAY_MS = 86_400_000;
/** No customer does more than this, so that one figure typed wrongly does not stand still for minutes. */
const MOST_EVENTS = 2_000;

/** Adds the customers with these numbers (the first is 0) to the counts. Each number is always the same customer. */
export function addToCounts(crowd: Crowd, counts: CrowdCounts, customers: { first: number; count: number }): void {
  for (let number = customers.first; number < customers.first + customers.count; number += 1) {
    const { facts, events } = customerOf(crowd, number);
    const { plan, kinds, until, gate } = crowd;
    const result = simulateCustomer({
      plan,
      kinds,
      facts,
      events,
      until,
      publishedAt: crowd.from,
      assignmentKey: facts.customerKey,
      gate,
      outcomeOf: simulatedEndpoint().outcomeOf,
    });
    addResult(counts, result);
  }
}

/** Adds one set of counts to another. */
export function mergeCounts(into: CrowdCounts, counts: CrowdCounts): void {
  for (const [nodeId, metrics] of counts) {
    for (const [metric, amount] of Object.entries(metrics)) add(into, nodeId, metric, amount);
  }
}

function addResult(counts: CrowdCounts, { transitions, runs }: SimulationResult): void {
  for (const { nodeId, fired } of transitions) if (fired > 0) add(counts, nodeId, 'fired', fired);
  for (const { run, lines } of runs) {
    for (const line of lines)
      for (const { nodeId, metric, amount } of flowOfLine(line)) add(counts, nodeId, metric, amount);
    if (run.nodeId !== null) add(counts, run.nodeId, 'here', 1);
  }
}

function add(counts: CrowdCounts, nodeId: string, metric: string, amount: number): void {
  const metrics = counts.get(nodeId) ?? {};
  metrics[metric] = (metrics[metric] ?? 0) + amount;
  counts.set(nodeId, metrics);
}

/** One made-up customer: who they are and what they do. */
export function customerOf(crowd: Crowd, number: number): { facts: CustomerFacts; events: EngineEvent[] } {
  const random = randomNumbers(crowd.seed, number);
  const attributes = drawn(crowd.attributes, random);
  const facts = { customerKey: `${crowd.seed}-${number}`, attributes, timeZone: crowd.timeZone };
  // Some are busy and many are not: a mean of one, drawn from an exponential distribution.
  const activity = -Math.log(1 - random());
  const events = crowd.habits.flatMap((habit) => occurrences(crowd, habit, activity, random));
  events.sort((a, b) => a.at - b.at);
  for (const [index, event] of events.entries()) event.id = `${index}`.padStart(6, '0');
  return { facts, events };
}

/** Moments of one habit: as likely at any time as at any other. */
function occurrences(crowd: Crowd, habit: EventHabit, activity: number, random: () => number): EngineEvent[] {
  if (random() >= habit.share) return [];
  const perMillisecond = (habit.timesPerDay * activity) / DAY_MS;
  const events: EngineEvent[] = [];
  for (let at = crowd.from; perMillisecond > 0 && events.length < MOST_EVENTS; ) {
    at += Math.max(1, Math.round(-Math.log(1 - random()) / perMillisecond));
    if (at > crowd.until) break;
    events.push({ id: '', name: habit.name, at, properties: drawn(habit.properties, random) });
  }
  return events;
}

function drawn(names: readonly { name: string; examples: readonly JsonValue[] }[], random: () => number): JsonObject {
  const values: JsonObject = {};
  for (const { name, examples } of names) {
    const value = examples[Math.floor(random() * examples.length)];
    if (value !== undefined) values[name] = value;
  }
  return values;
}
