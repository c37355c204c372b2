/** Runs a customer's history through a plan without any server: the reference that the workflow runtime must equal. */
import type { KindRegistry } from '../contract/kind';
import type { CustomerFacts, EngineEvent } from '../contract/readings';
import type { Plan } from '../plan/plan';
import type { AdvanceContext } from '../run/advance';
import { watchingRun } from '../run/advance';
import { drive } from '../run/drive';
import type { PlannedEffect } from '../run/effects';
import type { JournalLine, PlannedMessage } from '../run/journal';
import type { RunState } from '../run/state';
import { replaySensing } from '../sensing/replay';
import type { SensingTransition, TriggerFiring } from '../sensing/state';

export interface Simulation {
  plan: Plan;
  kinds: KindRegistry;
  facts: CustomerFacts;
  events: readonly EngineEvent[];
  /** Epoch ms up to and including which time passes. */
  until: number;
  /** Firings before this moment only set the sensing state. */
  publishedAt: number;
  assignmentKey: string;
  gate: AdvanceContext['gate'];
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
}

/** One customer. Sensing does not depend on runs, so it goes first; every firing then gets its run. */
export function simulateCustomer(simulation: Simulation): SimulationResult {
  const { transitions, starts } = senseHistory(simulation);
  const runs = starts.map((start, index): SimulatedRun => {
    const triggeredBy = simulation.events.find((event) => event.id === start.eventId) ?? null;
    const context: AdvanceContext = { ...simulation, runKey: `run-${index + 1}`, triggeredBy };
    const events = simulation.events.filter((event) => event.at > start.at);
    const driven = drive(context, watchingRun(null), {
      start: { type: 'start', ...start },
      events,
      until: simulation.until,
      tolerance: Number.POSITIVE_INFINITY,
    });
    const { lines, messages, effects } = driven;
    return { triggerId: start.triggerId, run: driven.run, lines, messages, effects };
  });
  return { transitions, runs };
}

/** The firings that count, and everything that turned or fired up to the end. */
function senseHistory(simulation: Simulation): { transitions: SensingTransition[]; starts: TriggerFiring[] } {
  const events = simulation.events.filter((event) => event.at <= simulation.until);
  const { transitions, firings } = replaySensing(simulation, events, simulation.until);
  return { transitions, starts: firings.filter((firing) => firing.at >= simulation.publishedAt) };
}
