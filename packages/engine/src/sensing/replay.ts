/** Rebuilds a sensing state from the log of events: after a new definition, a late event, or for the simulator. */
import type { EngineEvent } from '../contract/readings';
import { initialSensingState, type SensingContext, type SensingResult, sense } from './sense';

/** Total order of one customer's events: event time, then id. */
export function inEventOrder(a: EngineEvent, b: EngineEvent): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * Senses all events in order from nothing and then lets time pass up to `until` (epoch ms; null stops at the last event).
 * Transitions and firings of the whole history are returned; the caller decides which of them still count.
 */
export function replaySensing(
  context: SensingContext,
  events: readonly EngineEvent[],
  until: number | null,
): SensingResult {
  const result: SensingResult = {
    state: initialSensingState(context.plan, context.kinds),
    transitions: [],
    firings: [],
    nextChange: null,
  };
  const take = (input: { at: number; event?: EngineEvent }) => {
    const step = sense(context, result.state, input);
    result.state = step.state;
    result.transitions.push(...step.transitions);
    result.firings.push(...step.firings);
    result.nextChange = step.nextChange;
  };
  for (const event of [...events].sort(inEventOrder)) take({ at: event.at, event });
  if (until !== null && until > result.state.at) take({ at: until });
  return result;
}
