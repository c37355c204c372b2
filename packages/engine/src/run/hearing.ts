/** What an event is to a run: something it was told before, something that its step waits for, or something that came too late. */
import { ATTRIBUTE_EVENTS, ATTRIBUTES_EVENT, mergeAttributes } from '../contract/acting';
import { factsWith } from '../contract/facts';
import type { EngineEvent } from '../contract/readings';
import type { AdvanceContext } from './advance';
import { isForEarlierRun } from './earlier-stays';
import { isHeard, stepListeners } from './listening';
import type { RunRecord } from './run-record';
import type { RunState } from './state';

/** Events after which the customer's data may be different. */
const TELLING: ReadonlySet<string> = new Set(ATTRIBUTE_EVENTS);

/** Takes over what an event reports of the customer; false when the run was told of it before. */
export function learnFrom(record: RunRecord, event: EngineEvent): boolean {
  if (!TELLING.has(event.name)) return true;
  const { run, context } = record;
  if (wasTold(run, event)) return false;
  const { name, at, id, properties } = event;
  const { enteredAt, told } = run;
  run.told = { at: Math.max(at, told?.at ?? at), id: told && told.id > id ? told.id : id };
  // What lies before the present place was known when it was entered.
  if (name === ATTRIBUTES_EVENT && at > (enteredAt ?? 0)) {
    record.know(factsWith(context.facts, mergeAttributes(context.facts.attributes, properties)));
  }
  return true;
}

/**
 * A run is told of its events again with every step, while what is known of the customer is of now: a report that was
 * heard at its own time must not be heard again in the light of a newer one. Ids are given out in the order of arrival.
 */
function wasTold({ told }: RunState, { at, id }: EngineEvent): boolean {
  return told !== undefined && at <= told.at && id <= told.id;
}

/** What the step at which a run stands waits for this event for; undefined when it does not. */
export function purposeOf(
  context: AdvanceContext,
  run: RunState,
  event: EngineEvent,
  [nodeId, enteredAt]: [nodeId: string, enteredAt: number],
): string | undefined {
  const isGoalHere = run.hits.some((hit) => hit.nodeId === nodeId && hit.eventId === event.id);
  if (isGoalHere) return 'goal';
  const listeners = stepListeners(context, run, nodeId, enteredAt);
  const isTaken = isForEarlierRun(context.remembered.earlierStays, nodeId, event);
  const mayHear = listeners.filter(({ forOldestRun }) => !(forOldestRun && isTaken));
  return mayHear.find((wanted) => isHeard(wanted, event, context.facts))?.purpose;
}

/** Whether the step waits for something that a customer does, and not only for their data. */
export function listensForEvents(context: AdvanceContext, run: RunState, nodeId: string, enteredAt: number): boolean {
  return stepListeners(context, run, nodeId, enteredAt).some(({ about }) => about === 'event');
}

/** The step that would have heard this event, had it not come in when its time was up. */
export function missedAt(context: AdvanceContext, run: RunState, event: EngineEvent): string | undefined {
  const { timedOut } = run;
  if (!timedOut || event.at <= timedOut.since || event.at >= timedOut.until) return undefined;
  const { nodeId, since } = timedOut;
  const listeners = stepListeners(context, run, nodeId, since).filter(({ about }) => about === 'event');
  return listeners.some((wanted) => isHeard(wanted, event, context.facts)) ? nodeId : undefined;
}
