/** Facts kept from a customer's events (how often, how much, which, when last), as a condition names them beside attributes. */
import type { EngineEvent, JsonObject, JsonValue } from '../contract/readings';
import { type ConditionTree, conditionsOf, valueAt } from './condition';

export const FACT_MEASURES = ['count', 'last', 'sum', 'different', 'values'] as const;
export type FactMeasure = (typeof FACT_MEASURES)[number];

/** Measures of a property of the event; the others look at the event alone. */
export const MEASURES_OF_PROPERTY: readonly FactMeasure[] = ['sum', 'different', 'values'];

export interface EventFact {
  /** All events ever, or those since the campaign began. */
  since: 'ever' | 'campaign';
  eventName: string;
  measure: FactMeasure;
  /** Empty for measures of the event alone. */
  property: string;
}

/** More different values than this are not told apart. */
const MOST_VALUES = 256;
const MARKS = { ever: '@', campaign: '@@' } as const;

/** How a condition names the fact in its `path`: `@purchase/sum/amount`, and `@@…` since the campaign began. */
export function pathOfFact({ since, eventName, measure, property }: EventFact): string {
  const parts = [eventName, measure, ...(property === '' ? [] : [property])];
  return MARKS[since] + parts.map(encodeURIComponent).join('/');
}

/** The fact that a path names; null for an attribute. */
export function factOfPath(path: string): EventFact | null {
  const [, marks = '', rest = ''] = /^(@{1,2})([^@].*)$/.exec(path) ?? [];
  const [eventName = '', measured, property = ''] = rest.split('/').map(decoded);
  const measure = FACT_MEASURES.find((known) => known === measured);
  if (eventName === '' || measure === undefined) return null;
  return { since: marks === MARKS.ever ? 'ever' : 'campaign', eventName, measure, property };
}

/** Every fact that conditions name, each once. */
export function factsIn(trees: readonly ConditionTree[]): EventFact[] {
  const paths = new Set(trees.flatMap(conditionsOf).map(({ path }) => path));
  return [...paths].flatMap((path) => factOfPath(path) ?? []);
}

/** What conditions are tested on: the attributes, with the facts that they name under their paths. */
export function withFacts(
  attributes: JsonObject,
  trees: readonly ConditionTree[],
  happened: { events: readonly EngineEvent[]; now: number; campaignStartedAt: number },
): JsonObject {
  const facts = factsIn(trees);
  if (facts.length === 0) return attributes;
  const known = happened.events.filter((event) => event.at <= happened.now);
  const entries = facts.map((fact) => {
    const since = fact.since === 'ever' ? Number.NEGATIVE_INFINITY : happened.campaignStartedAt;
    const events = known.filter((event) => event.name === fact.eventName && event.at >= since);
    return [pathOfFact(fact), valueOfFact(fact, events)] as const;
  });
  return { ...attributes, ...Object.fromEntries(entries) };
}

/** A number, the moment of the last event (ISO 8601), or the different values; null where there is nothing to say it of. */
function valueOfFact({ measure, property }: EventFact, events: readonly EngineEvent[]): JsonValue {
  const values = events.flatMap((event) => valueAt(event.properties, property) ?? []);
  switch (measure) {
    case 'count':
      return events.length;
    case 'last':
      return events.length === 0 ? null : new Date(Math.max(...events.map((event) => event.at))).toISOString();
    case 'sum':
      return Math.round(values.reduce<number>((sum, value) => sum + amountOf(value), 0) * 1e6) / 1e6;
    case 'different':
      return plainValues(values).length;
    case 'values':
      return plainValues(values);
  }
}

function plainValues(values: readonly JsonValue[]): string[] {
  const plain = values.flat().filter((value) => value !== null && typeof value !== 'object');
  return [...new Set(plain.map(String))].slice(0, MOST_VALUES);
}

function amountOf(value: JsonValue): number {
  const amount = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof amount === 'number' && Number.isFinite(amount) ? amount : 0;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
