/** The customer by whom a form says what will happen: a real one, or one made of values that real customers have. */
import { type CustomerFacts, type EngineEvent, type JsonObject, resolveZone, ZONE_ATTRIBUTE } from '@kairos/engine';
import type { Inquiries } from '../inquiries';
import { type Knowledge, propertiesOf } from '../knowledge';

export interface Example {
  /** What people call this customer, by name where there is one; null for the made-up one. */
  name: string | null;
  /** What templates call `label`. */
  label: string | null;
  facts: CustomerFacts;
  /** Oldest first; the made-up customer did nothing yet. */
  events: readonly EngineEvent[];
  /** Decides chance as it will for this customer in this journey. */
  assignmentKey: string;
}

export function exampleOf(knowledge: Knowledge, inquiries: Inquiries | null): Example {
  const chosen = inquiries?.example;
  if (!inquiries || !chosen) return madeUp(knowledge);
  const { id, attributes, events } = chosen;
  const { timeZone } = resolveZone(attributes[ZONE_ATTRIBUTE], knowledge.timeZone);
  return {
    name: chosen.name || chosen.label,
    label: chosen.label,
    facts: { customerKey: id, attributes, timeZone, fallbackZone: knowledge.timeZone },
    events,
    assignmentKey: `${inquiries.journeyId}/${id}`,
  };
}

function madeUp({ attributes, timeZone }: Knowledge): Example {
  const known = attributes.flatMap(({ name, examples }) =>
    examples[0] === undefined ? [] : [[name, examples[0]] as const],
  );
  const facts = { customerKey: 'sample', attributes: Object.fromEntries(known), timeZone };
  return { name: null, label: null, facts, events: [], assignmentKey: 'sample' };
}

/** An event as it might happen now: with values that were seen before, so that conditions can hold. */
export function exampleEvent(knowledge: Knowledge, name: string): EngineEvent {
  const known = propertiesOf(knowledge, name).flatMap(({ name: property, examples }) =>
    examples[0] === undefined ? [] : [[property, examples[0]] as const],
  );
  const properties: JsonObject = Object.fromEntries(known);
  return { id: 'sample', name, at: knowledge.now(), properties };
}
