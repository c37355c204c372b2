/** What is known of a customer after their data changed. */
import { resolveZone } from '../time/zone';
import type { CustomerFacts, JsonObject } from './readings';

/** The attribute that says in which IANA zone a customer lives. */
export const ZONE_ATTRIBUTE = 'time_zone';

/** With these attributes instead. The zone is read from them anew: a missing or invalid one gives way to the workspace's. */
export function factsWith(facts: CustomerFacts, attributes: JsonObject): CustomerFacts {
  const fallbackZone = facts.fallbackZone ?? facts.timeZone;
  const { timeZone } = resolveZone(attributes[ZONE_ATTRIBUTE], fallbackZone);
  return { ...facts, attributes, timeZone, fallbackZone };
}
