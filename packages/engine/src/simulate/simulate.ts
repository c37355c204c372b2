/** Runs a customer's history through a plan without any server: the reference that the workflow runtime must equal. */
import type { KindRegistry } from '../contract/kind';
import type { CustomerFacts, EngineEvent } from '../contract/readings';
import type { Plan } from '../plan/plan';
import type { AdvanceContext } from '../run/advance';
import { watchingRun } from '../run/advance';
import { drive } from '../run/drive';
import type { JournalLine, PlannedMessage } from '../run/journal';
import type { RunState } from '../run/state';
import { explainTrigger } from '../sensing/explain';
import { inEventOrder } from '../sensing/replay';
import { initialSensingState, nextChangeOf, type SensingContext, sense } from '../sensing/sense';
import type { SensingState, SensingTransition, TriggerFiring } from '../sensing/state';

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
}

export interface SimulationResult {
  transitions: SensingTransition[];
  runs: SimulatedRun[];
}

/** One customer. Sensing does not depend on runs, so it goes first; every firing then gets its run. */
export function simulateCustomer(simulation: Simulation): SimulationResult {
  const { transitions, starts } = senseHistory(simulation);
  const context: AdvanceContext = simulation;
  const runs = starts.map((start): SimulatedRun => {
    const events = simulation.events.filter((event) => event.at > start.at);
    const driven = drive(context, watchingRun(null), {
      start: { type: 'start', ...start },
      events,
      until: simulation.until,
      tolerance: Number.POSITIVE_INFINITY,
    });
    return { triggerId: start.triggerId, run: driven.run, lines: driven.lines, messages: driven.messages };
  });
  return { transitions, runs };
}

type Start = TriggerFiring & { explanation: ReturnType<typeof explainTrigger> };

/** Moment by moment, so that each firing is explained by the state that it fired in. */
function senseHistory(simulation: Simulation): { transitions: SensingTransition[]; starts: Start[] } {
  const context: SensingContext = simulation;
  const transitions: SensingTransition[] = [];
  const starts: Start[] = [];
  let state: SensingState = initialSensingState(context.plan, context.kinds);
  const take = (input: { at: number; event?: EngineEvent }) => {
    const result = sense(context, state, input);
    state = result.state;
    transitions.push(...result.transitions);
    for (const firing of result.firings) {
      if (firing.at < simulation.publishedAt) continue;
      starts.push({ ...firing, explanation: explainTrigger(context.plan, state, firing.triggerId) });
    }
  };
  const passTime = (until: number) => {
    for (let next = nextChangeOf(context, state); next !== null && next <= until; next = nextChangeOf(context, state)) {
      take({ at: next });
    }
  };
  for (const event of [...simulation.events].sort(inEventOrder)) {
    if (event.at > simulation.until) break;
    passTime(event.at);
    take({ at: event.at, event });
  }
  passTime(simulation.until);
  return { transitions, starts };
}
