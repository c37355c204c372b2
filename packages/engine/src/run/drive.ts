/** Drives one acting run up to a moment: its own due moments and the customer's events, merged in time order. */

import type { EngineEvent } from '../contract/readings';
import { inEventOrder } from '../sensing/replay';
import { type AdvanceContext, type Advancement, advance, type RunInput } from './advance';
import type { RunState } from './state';

export interface DriveOptions {
  /** What starts the campaign, for a run that has not. */
  start: (RunInput & { type: 'start' }) | null;
  /** The customer's events since the campaign began; those that do not concern the run are passed over. */
  events: readonly EngineEvent[];
  /** Epoch ms in the workspace's clock: nothing after it happens yet. */
  until: number;
  /**
   * A step is taken at its own moment, unless that lies further back than this many ms (after an outage, or when an
   * event comes in late): then it is taken at `until`, so that waits are not skipped in a burst.
   */
  tolerance: number;
}

/**
 * An event at the very moment of a deadline counts as in time; an event that lies before the run's present place is
 * late and changes nothing. Driving twice over the same events gives the same run.
 */
export function drive(context: AdvanceContext, run: RunState, options: DriveOptions): Advancement {
  const total = nothingYet(context, run);
  const take = (input: RunInput) =>
    addTo(total, advance({ ...context, facts: total.facts, remembered: total.remembered }, total.run, input));
  const momentOf = (at: number) => (options.until - at > options.tolerance ? options.until : at);
  if (options.start) take({ ...options.start, at: momentOf(options.start.at) });
  for (const event of [...options.events].sort(inEventOrder)) {
    if (event.at > options.until || total.run.phase !== 'acting') break;
    passTime(total, event.at - 1, momentOf, take);
    take({ type: 'event', at: momentOf(event.at), event });
  }
  passTime(total, options.until, momentOf, take);
  return total;
}

/** An advancement in which nothing has happened. */
export function nothingYet({ facts, remembered }: AdvanceContext, run: RunState): Advancement {
  return {
    run,
    lines: [],
    messages: [],
    skipped: [],
    effects: [],
    assignments: [],
    counts: [],
    decisions: [],
    facts,
    remembered,
  };
}

/** Puts what happened next behind what happened so far. */
export function addTo(total: Advancement, next: Advancement): void {
  total.run = next.run;
  total.facts = next.facts;
  total.remembered = next.remembered;
  total.lines.push(...next.lines);
  total.messages.push(...next.messages);
  total.skipped.push(...next.skipped);
  total.effects.push(...next.effects);
  total.assignments.push(...next.assignments);
  total.counts.push(...next.counts);
  total.decisions.push(...next.decisions);
}

function passTime(
  total: Advancement,
  until: number,
  momentOf: (at: number) => number,
  take: (input: RunInput) => void,
): void {
  let due = total.run.dueAt;
  while (total.run.phase === 'acting' && due !== null && due <= until) {
    take({ type: 'due', at: momentOf(due) });
    due = total.run.dueAt;
  }
}
