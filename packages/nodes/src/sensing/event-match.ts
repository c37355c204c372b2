/** Whether an event is the one that an indicator asks for. */
import { type ConditionTree, type EngineEvent, holds, type SensingMoment } from '@kairos/engine';

/** An event by its name, with conditions on its properties. */
export interface WantedEvent {
  eventName: string;
  conditions: ConditionTree;
}

/** The event of this moment, if it has that name and its properties meet the conditions; dates are the customer's own. */
export function matchOf(
  { event, facts }: Pick<SensingMoment, 'event' | 'facts'>,
  { eventName, conditions }: WantedEvent,
): EngineEvent | null {
  if (event === undefined || event.name !== eventName) return null;
  return holds(conditions, event.properties, { now: event.at, timeZone: facts.timeZone }) ? event : null;
}
