/** Whether an event is the one that an indicator asks for. */
import { type Condition, type EngineEvent, holdsForAll } from '@kairos/engine';

/** True for an event of that name whose properties meet all conditions. */
export function isMatch(
  event: EngineEvent | undefined,
  eventName: string,
  conditions: readonly Condition[],
): event is EngineEvent {
  return event !== undefined && event.name === eventName && holdsForAll(conditions, event.properties);
}
