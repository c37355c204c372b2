/** Runs a customer's history through a plan without any server: the reference that the workflow runtime must equal. */

import { ATTRIBUTES_EVENT, mergeAttributes, NOTHING_REMEMBERED, type Remembered } from '../contract/acting';
import { factsWith } from '../contract/facts';
import type { KindRegistry } from '../contract/kind';
import type { CustomerFacts, EngineEvent } from '../contract/readings';
import type { Plan } from '../plan/plan';
import type { AdvanceContext, Advancement } from '../run/advance';
import { addTo, drive, nothingYet } from '../run/drive';
import { staysIn } from '../run/earlier-stays';
import type { PlannedEffect } from '../run/effects';
import type { JournalLine, PlannedMessage } from '../run/journal';
import { choiceFor, type MoveChoices, moveRun } from '../run/move';
import { entryAt, type Pause } from '../run/pause';
import { type RunState, watchingRun } from '../run/state';
import { inEventOrder, replaySensing } from '../sensing/replay';
import type { SensingTransition, TriggerFiring } from '../sensing/state';

export interface Simulation {
  plan: Plan;
  kinds: KindRegistry;
  facts: CustomerFacts;
  events: readonly ArrivingEvent[];
  /** Epoch ms up to and including which time passes. */
  until: number;
  /** Firings before this moment only set the sensing state. */
  publishedAt: number;
  assignmentKey: string;
  gate: AdvanceContext['gate'];
  /** Versions that were published meanwhile, oldest first, and who goes to them. They sense as the first one does. */
  nextVersions?: readonly NextVersion[];
  /** When the journey was paused, oldest first; never when it is left out. */
  pauses?: readonly Pause[];
  /** Arms given and messages sent before; nothing is known when it is left out. */
  remembered?: Remembered;
}

export interface NextVersion {
  /** Epoch ms. */
  at: number;
  number: number;
  plan: Plan;
  choices: MoveChoices;
}

/** An event with the moment at which it came in, where that was later than it happened. */
export interface ArrivingEvent extends EngineEvent {
  /** Epoch ms UTC. */
  arrivedAt?: number;
}

export interface SimulatedRun {
  triggerId: string;
  run: RunState;
  lines: JournalLine[];
  messages: PlannedMessage[];
  effects: PlannedEffect[];
}

export interface SimulationResult {
  transitions: SensingTransition[];
  runs: SimulatedRun[];
  /** The next moment at which time alone changes something, epoch ms; null when only another event can. */
  nextChange: number | null;
}

/** One customer. Sensing does not depend on runs, so it goes first; every firing then gets its run. */
export function simulateCustomer(simulation: Simulation): SimulationResult {
  const { transitions, starts, nextChange } = senseHistory(simulation);
  const runs: SimulatedRun[] = [];
  let remembered = simulation.remembered ?? NOTHING_REMEMBERED;
  for (const [index, start] of starts.entries()) {
    const triggeredBy = simulation.events.find((event) => event.id === start.eventId) ?? null;
    const context: AdvanceContext = { ...simulation, runKey: `run-${index + 1}`, triggeredBy, remembered };
    const { run, lines, messages, effects, remembered: after } = simulateRun(context, simulation, start);
    remembered = { ...after, earlierStays: [...after.earlierStays, ...staysIn(lines)] };
    runs.push({ triggerId: start.triggerId, run, lines, messages, effects });
  }
  const due = runs.map(({ run }) => (run.phase === 'acting' ? run.dueAt : null));
  return { transitions, runs, nextChange: earliest([nextChange, ...due]) };
}

/**
 * What comes in late is not known before it comes in: the run is driven up to each such moment without it. A run begins on the
 * version that is in force then, and goes to a later one where that was chosen.
 */
function simulateRun(
  begins: AdvanceContext,
  { events, until, pauses = [], nextVersions = [] }: Simulation,
  start: TriggerFiring,
): Advancement {
  let context = { ...begins, plan: nextVersions.findLast(({ at }) => at <= start.at)?.plan ?? begins.plan };
  const concerned = events.filter((event) => event.at > start.at);
  const late = concerned.flatMap(({ at, arrivedAt }) => (arrivedAt !== undefined && arrivedAt > at ? [arrivedAt] : []));
  const ahead = nextVersions.filter(({ at }) => at > start.at && at < until);
  const stops = [
    ...new Set([...late.filter((at) => at < until).map((at) => at - 1), ...ahead.map(({ at }) => at), until]),
  ].sort((a, b) => a - b);
  const facts = factsAt(context.facts, events, start.at);
  const total = nothingYet({ ...context, facts }, watchingRun(null));
  for (const [index, stop] of stops.entries()) {
    const happened = events.filter(({ at, arrivedAt = at }) => arrivedAt <= stop).sort(inEventOrder);
    const driven = drive({ ...context, facts: total.facts, remembered: total.remembered, happened }, total.run, {
      start: index === 0 ? { type: 'start', ...start } : null,
      events: concerned.filter(({ at, arrivedAt = at }) => arrivedAt <= stop),
      until: stop,
      tolerance: Number.POSITIVE_INFINITY,
      pauses,
    });
    addTo(total, driven);
    for (const version of ahead.filter(({ at }) => at === stop)) {
      const choice = choiceFor(version.choices, total.run.nodeId);
      if (choice === 'stay' || total.run.phase !== 'acting') continue;
      const move = { from: context.plan, to: version.plan, kinds: context.kinds, toNumber: version.number, at: stop };
      const { run, lines } = moveRun(move, total.run, choice);
      total.run = run;
      total.lines.push(...lines);
      context = { ...context, plan: version.plan };
    }
  }
  return total;
}

/** What had been reported of the customer by then. */
function factsAt(facts: CustomerFacts, events: readonly EngineEvent[], at: number): CustomerFacts {
  const reported = events.filter((event) => event.name === ATTRIBUTES_EVENT && event.at <= at).sort(inEventOrder);
  const attributes = reported.reduce((known, event) => mergeAttributes(known, event.properties), facts.attributes);
  return reported.length === 0 ? facts : factsWith(facts, attributes);
}

/** The firings that count, and everything that turned or fired up to the end. */
function senseHistory(
  simulation: Simulation,
): Pick<SimulationResult, 'transitions' | 'nextChange'> & { starts: TriggerFiring[] } {
  const events = simulation.events.filter((event) => event.at <= simulation.until);
  const { pauses = [], until } = simulation;
  const isClosedAt = (at: number) => entryAt(pauses, at).type === 'refused';
  const { transitions, firings, nextChange } = replaySensing({ ...simulation, isClosedAt }, events, until);
  const counting = firings.filter((firing) => firing.at >= simulation.publishedAt);
  return { transitions, nextChange, starts: counting.flatMap((firing) => letIn(firing, pauses)) };
}

/** Whom a paused journey keeps starts when it goes on. */
function letIn(firing: TriggerFiring, pauses: readonly Pause[]): TriggerFiring[] {
  const entry = entryAt(pauses, firing.at);
  if (entry.type !== 'kept') return [firing];
  return entry.until === null ? [] : [{ ...firing, at: entry.until }];
}

function earliest(moments: readonly (number | null)[]): number | null {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : Math.min(...known);
}
