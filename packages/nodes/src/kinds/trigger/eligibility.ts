/** Whether a customer is one of those that a trigger is for: by attributes, and by what they did so far. */
import { factsIn, holds, type KeptFact, keepFact, pathOfFact, type SensingMoment, valueOfFact } from '@kairos/engine';
import type { TriggerConfig } from './schema';

/** What the customer did, as far as eligibility asks for it, by the path of the fact. */
export type Deeds = Record<string, KeptFact>;

const factsOf = ({ eligible }: TriggerConfig) => factsIn(eligible ? [eligible] : []);

export function eventsOfEligibility(config: TriggerConfig): string[] {
  return [...new Set(factsOf(config).map(({ eventName }) => eventName))];
}

/** The deeds with the event of this moment, as a part of the state; nothing where they stay as they are. */
export function deedsAfter(
  { did }: { did?: Deeds },
  { event }: Pick<SensingMoment, 'event'>,
  config: TriggerConfig,
): { did?: Deeds } {
  if (!event) return {};
  const grown = factsOf(config)
    .filter(({ eventName }) => eventName === event.name)
    .map((fact) => [pathOfFact(fact), keepFact(did?.[pathOfFact(fact)], fact, event)] as const);
  return { did: { ...did, ...Object.fromEntries(grown) } };
}

export function isEligible(
  did: Deeds | undefined,
  { at, facts }: Pick<SensingMoment, 'at' | 'facts'>,
  config: TriggerConfig,
): boolean {
  if (!config.eligible) return true;
  const known = factsOf(config).map((fact) => [pathOfFact(fact), valueOfFact(fact, did?.[pathOfFact(fact)])] as const);
  const data = { ...facts.attributes, ...Object.fromEntries(known) };
  return holds(config.eligible, data, { now: at, timeZone: facts.timeZone });
}
