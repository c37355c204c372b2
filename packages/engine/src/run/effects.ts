/** Effects on their way out of a run, and what an update does to the customer. */
import type { AttributeChange, Effect } from '../contract/effects';
import { factsWith } from '../contract/facts';
import type { CustomerFacts, JsonObject } from '../contract/readings';

/** An effect that a run asked for at one step. */
export interface PlannedEffect {
  effect: Effect;
  nodeId: string;
  visit: number;
  /** Epoch ms UTC. */
  at: number;
}

/** The attributes after these changes, in their order; nothing else changes. */
export function changeAttributes(attributes: JsonObject, changes: readonly AttributeChange[]): JsonObject {
  const changed = new Map(Object.entries(attributes));
  for (const change of changes) {
    switch (change.change) {
      case 'set':
        changed.set(change.attribute, change.value);
        break;
      case 'add': {
        const before = changed.get(change.attribute);
        changed.set(change.attribute, (typeof before === 'number' ? before : 0) + change.value);
        break;
      }
      case 'clear':
        changed.delete(change.attribute);
    }
  }
  return Object.fromEntries(changed);
}

/** What a run knows of its customer once it has asked for an effect: a step behind an update sees what it did. */
export function factsAfter(facts: CustomerFacts, effect: Effect): CustomerFacts {
  if (effect.type !== 'update-customer') return facts;
  return factsWith(facts, changeAttributes(facts.attributes, effect.changes));
}
