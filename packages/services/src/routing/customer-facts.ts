/** What the engine may know of a customer: attributes, and a time zone that is always usable. */
import type { LockedCustomer } from '@kairos/db';
import { type CustomerFacts, type JsonObject, resolveZone } from '@kairos/engine';

/** `fallbackZone` is the workspace's; a missing or invalid zone of the customer counts as none. */
export function factsOf(customer: Pick<LockedCustomer, 'id' | 'attributes'>, fallbackZone: string): CustomerFacts {
  const { timeZone } = resolveZone(customer.attributes.time_zone, fallbackZone);
  return { customerKey: customer.id, attributes: customer.attributes, timeZone };
}

/** Traits replace attributes of the same name; null takes one away. */
export function mergeTraits(attributes: JsonObject, traits: JsonObject): JsonObject {
  const merged = { ...attributes, ...traits };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}
