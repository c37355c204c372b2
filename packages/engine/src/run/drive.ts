/** Drives one acting run up to a moment: its own due moments, the customer's events and the journey's pauses, merged in time order. */

import type { EngineEvent } from '../contract/readings';
import { endByRemoval } from '../policy/removal';
import { inEventOrder } from '../sensing/replay';
import { type AdvanceContext, type Advancement, advance, type RunInput } from './advance';
import type { PlannedEffect } from './effects';
import { arrangeMove } from './move';
import { afterPause, type OverduePolicy, type Pause, pausesAhead, SKIPPED_BY_PAUSE } from './pause';
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
  /** Pauses of the journey, oldest first. */
  pauses?: readonly Pause[];
  /** What comes of an effect, where it is known beforehand: the run hears of it like of any other event, in its time. */
  outcomeOf?: (effect: PlannedEffect) => EngineEvent | null;
}

/**
 * An event at the very moment of a deadline counts as in time; an event that lies before the run's present place is
 * late and changes nothing. Driving twice over the same events gives the same run. While the journey is paused nothing
 * happens; events that come in meanwhile are heard when it goes on. A removal of the customer ends the run, paused or not.
 */
export function drive(context: AdvanceContext, run: RunState, options: DriveOptions): Advancement {
  const { start, until, tolerance } = options;
  const removedAt = endByRemoval(context.facts.removed, run.campaignStartedAt ?? start?.at ?? null);
  if (removedAt === null || removedAt > until) return driveThroughPauses(context, run, options);
  const total = driveThroughPauses(context, run, { ...options, until: removedAt - 1 });
  const at = until - removedAt > tolerance ? until : removedAt;
  const contextNow = { ...context, facts: total.facts, remembered: total.remembered };
  addTo(total, advance(contextNow, total.run, { type: 'removed', at }));
  return total;
}

function driveThroughPauses(context: AdvanceContext, run: RunState, options: DriveOptions): Advancement {
  const { start, until, pauses = [] } = options;
  const total = nothingYet(context, run);
  const spell = new Spell(context, options, total);
  spell.arrangeMove();
  for (const pause of pausesAhead(run, start?.at ?? null, pauses)) {
    // Whoever was let in while the pause was taking effect still comes to the first wait.
    spell.driveTo(Math.min(Math.max(pause.pausedAt, start?.at ?? pause.pausedAt), until));
    const { resumedAt } = pause;
    if (resumedAt === null || resumedAt > until) return total;
    spell.goOn({ ...pause, resumedAt });
  }
  spell.driveTo(until);
  return total;
}

/** An advancement in which nothing has happened. */
export function nothingYet({ facts, remembered }: AdvanceContext, run: RunState): Advancement {
  return {
    run,
    stopped: null,
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
  total.stopped = next.stopped ?? total.stopped;
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

/** The time between two pauses, and what happens in it. */
class Spell {
  private readonly events: EngineEvent[];

  constructor(
    private context: AdvanceContext,
    private readonly options: DriveOptions,
    private readonly total: Advancement,
  ) {
    this.events = [...options.events].sort(inEventOrder);
  }

  /** First of all, what a move to another version left to do. */
  arrangeMove(): void {
    const { run, lines } = arrangeMove(this.contextNow(), this.total.run);
    this.total.run = run;
    this.total.lines.push(...lines);
  }

  driveTo(limit: number, overdue: OverduePolicy = 'send'): void {
    const { total, options } = this;
    const { start } = options;
    const momentOf = (at: number) => {
      const moment = limit - at > options.tolerance ? limit : at;
      return Math.max(moment, total.run.resumedAt ?? moment);
    };
    if (start && total.run.campaignStartedAt === null) this.take({ ...start, at: momentOf(start.at) });
    for (let event = this.events[0]; event && event.at <= limit; event = this.events[0]) {
      if (total.run.phase !== 'acting') return;
      this.passTime(event.at - 1, momentOf, overdue);
      // What came of a step meanwhile may lie before it.
      if (this.events[0] !== event) continue;
      this.events.shift();
      if (total.run.phase === 'acting') this.take({ type: 'event', at: momentOf(event.at), event });
    }
    this.passTime(limit, momentOf, overdue);
  }

  /** The journey goes on: what came due meanwhile is dealt with as was chosen. */
  goOn(pause: Pause & { resumedAt: number }): void {
    const { run, lines } = afterPause(this.contextNow(), this.total.run, pause);
    this.total.run = run;
    this.total.lines.push(...lines);
    if (pause.overdue === 'send') return;
    const { context } = this;
    if (pause.overdue === 'skip') {
      this.context = { ...context, gate: () => ({ verdict: 'skip', reason: SKIPPED_BY_PAUSE }) };
    }
    this.driveTo(pause.resumedAt, pause.overdue);
    this.context = context;
  }

  private contextNow(): AdvanceContext {
    return { ...this.context, facts: this.total.facts, remembered: this.total.remembered };
  }

  private take(input: RunInput): void {
    const { outcomeOf } = this.options;
    const next = advance(this.contextNow(), this.total.run, input);
    addTo(this.total, next);
    if (!outcomeOf || next.effects.length === 0) return;
    this.events.push(...next.effects.flatMap((effect) => outcomeOf(effect) ?? []));
    this.events.sort(inEventOrder);
  }

  private passTime(until: number, momentOf: (at: number) => number, overdue: OverduePolicy): void {
    const { total } = this;
    let due = total.run.dueAt;
    while (total.run.phase === 'acting' && due !== null && due <= until) {
      this.take({ type: overdue === 'exit' ? 'overdue' : 'due', at: momentOf(due) });
      due = total.run.dueAt;
    }
  }
}
