/** Facts kept from a customer's events (how often, how much, which, when last), as a condition names them beside attributes. */
import type { EngineEvent, JsonObject, JsonValue } from '../contract/readings';
import { type ConditionTree, conditionsOf, valueAt } from './condition';

export const FACT_MEASURES = ['count', 'last', 'sum', 'different', 'values'] as const;
export type FactMeasure = (typeof FACT_MEASURES)[number];

/** Measures of a property of the event; the others look at the event alone. */
export const MEASURES_OF_PROPERTY: readonly FactMeasure[] = ['sum', 'different', 'values'];

export const FACTS_SINCE = ['ever', 'campaign'] as const;
export type FactSince = (typeof FACTS_SINCE)[number];

export interface EventFact {
  /** All events ever, or those since the campaign began. */
  since: FactSince;
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

/** What is kept of the events behind a fact: enough to go on from, and bounded. */
export interface KeptFact {
  times: number;
  /** Event time of the newest, epoch ms UTC. */
  lastAt: number;
  sum: number;
  /** Different values of the property. */
  values: string[];
}

/** Takes one more event of the fact's name into account. */
export function keepFact(kept: KeptFact | undefined, { property }: EventFact, event: EngineEvent): KeptFact {
  const { times, lastAt, sum, values } = kept ?? { times: 0, lastAt: event.at, sum: 0, values: [] };
  const value = property === '' ? undefined : valueAt(event.properties, property);
  const fresh = plainValues(value).filter((each) => !values.includes(each));
  return {
    times: times + 1,
    lastAt: Math.max(lastAt, event.at),
    sum: Math.round((sum + amountOf(value)) * 1e6) / 1e6,
    values: fresh.length === 0 ? values : [...values, ...fresh].slice(0, MOST_VALUES),
  };
}

/** A number, the moment of the last event (ISO 8601), or the different values; null where there is nothing to say it of. */
export function valueOfFact({ measure }: EventFact, kept: KeptFact | undefined): JsonValue {
  switch (measure) {
    case 'count':
      return kept?.times ?? 0;
    case 'last':
      return kept ? new Date(kept.lastAt).toISOString() : null;
    case 'sum':
      return kept?.sum ?? 0;
    case 'different':
      return kept?.values.length ?? 0;
    case 'values':
      return kept?.values ?? [];
  }
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
    const kept = events.reduce<KeptFact | undefined>((sofar, event) => keepFact(sofar, fact, event), undefined);
    return [pathOfFact(fact), valueOfFact(fact, kept)] as const;
  });
  return { ...attributes, ...Object.fromEntries(entries) };
}

/** The values of a property that can be told apart: those of a list each, no groups. */
function plainValues(value: JsonValue | undefined): string[] {
  const each = (Array.isArray(value) ? value : [value ?? null]).filter(
    (one) => one !== null && typeof one !== 'object',
  );
  return [...new Set(each.map(String))];
}

function amountOf(value: JsonValue | undefined): number {
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
