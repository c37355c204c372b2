/** Rebuilds a sensing state from the log of events: after a new definition, a late event, or for the simulator. */
import type { EngineEvent } from '../contract/readings';
import { Passage } from './passage';
import { initialSensingState, recallStarts, type SensingContext, type SensingResult } from './sense';

/** Total order of one customer's events: event time, then id. Ids are given out in the order of arrival, so they settle ties. */
export function inEventOrder(a: EngineEvent, b: EngineEvent): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * Senses all events in order from nothing and then lets time pass up to `until` (epoch ms; null stops at the last event).
 * An event that is there twice counts once. Transitions and firings of the whole history are returned; the caller decides
 * which of them still count.
 */
export function replaySensing(
  context: SensingContext,
  events: readonly EngineEvent[],
  until: number | null,
): SensingResult {
  const nothing = initialSensingState(context.plan, context.kinds);
  const passage = new Passage(context, recallStarts(context, nothing, context.earlierStarts ?? {}));
  let last: EngineEvent | undefined;
  for (const event of [...events].sort(inEventOrder)) {
    if (event.id === last?.id && event.at === last.at) continue;
    passage.take({ at: event.at, event });
    last = event;
  }
  if (until !== null && until > (last?.at ?? 0)) passage.take({ at: until });
  return passage.result();
}
