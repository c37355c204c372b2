/** What the engine may know of a customer: attributes, and a time zone that is always usable. */
import type { LockedCustomer } from '@kairos/db';
import type { CustomerFacts, JsonObject } from '@kairos/engine';

const knownZones = new Map<string, boolean>();

/** `fallbackZone` is the workspace's; a missing or invalid zone of the customer counts as none. */
export function factsOf(customer: Pick<LockedCustomer, 'id' | 'attributes'>, fallbackZone: string): CustomerFacts {
  const zone = customer.attributes.time_zone;
  const timeZone = typeof zone === 'string' && isZone(zone) ? zone : fallbackZone;
  return { customerKey: customer.id, attributes: customer.attributes, timeZone };
}

function isZone(name: string): boolean {
  const known = knownZones.get(name);
  if (known !== undefined) return known;
  const valid = tryZone(name);
  if (knownZones.size < 1_000) knownZones.set(name, valid);
  return valid;
}

function tryZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Traits replace attributes of the same name; null takes one away. */
export function mergeTraits(attributes: JsonObject, traits: JsonObject): JsonObject {
  const merged = { ...attributes, ...traits };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}
