/** What the pure engine does alone, in one process: events a second, compiling, and how large the state of a waiting run is. */
import {
  type AdvanceContext,
  advance,
  compile,
  drive,
  type EngineEvent,
  heardEventNames,
  initialSensingState,
  type JourneyDocument,
  NOTHING_REMEMBERED,
  type Plan,
  type RunInput,
  type RunState,
  type SensingState,
  sense,
  watchingRun,
} from '@kairos/engine';
import { JOURNEY_TEMPLATES, NODE_KINDS } from '@kairos/nodes/editor';
import { say } from '../../start/progress';
import { EVENT_NAMES, manyIndicators, manySteps } from '../load/engine-journeys';
import { figureOf } from '../report/figures';
import type { Aim, Figure } from '../report/report';

const measurement = 'engine';
const STEPS = 200;
const COMPILE_AIM: Aim = { atMost: 20 };
const STATE_AIM: Aim = { atMost: 400 };
const MINUTE = 60_000;

export interface EngineSizes {
  rounds: number;
  customers: number;
  /** By how many indicators the journey has. `events` are those of one round. */
  journeys: { indicators: number; events: number; aim: Aim }[];
  /** Times that the journey is compiled in one round. */
  compilations: number;
}

export function measureEngine(sizes: EngineSizes): Figure[] {
  return [...sizes.journeys.map((journey) => eventSpeed(journey, sizes)), compileTime(sizes), ...stateSizes()];
}

function eventSpeed({ indicators, events, aim }: EngineSizes['journeys'][number], sizes: EngineSizes): Figure {
  const plan = planOf(manyIndicators(indicators));
  const rounds = roundsOf(sizes.rounds, (isWarmUp) => {
    const count = isWarmUp ? Math.ceil(events / 10) : events;
    return count / secondsOf(() => liveThrough(plan, sizes.customers, count));
  });
  const name = `events through the engine, ${indicators} ${indicators === 1 ? 'indicator' : 'indicators'}`;
  say(`  ${name}: ${Math.round(rounds[0] ?? 0)} a second`);
  return figureOf({ id: `engine.events.${indicators}`, measurement, name, unit: 'events/s', rounds, aim });
}

function compileTime({ rounds, compilations }: EngineSizes): Figure {
  const document = manySteps(STEPS);
  const milliseconds = roundsOf(rounds, () => {
    const seconds = secondsOf(() => {
      for (let number = 0; number < compilations; number += 1) compile(document, NODE_KINDS);
    });
    return (seconds / compilations) * 1_000;
  });
  const name = `compiling a journey of ${STEPS} steps`;
  return figureOf({ id: 'engine.compile', measurement, name, unit: 'ms', rounds: milliseconds, aim: COMPILE_AIM });
}

/** At every wait of every ready journey, for customers who take whatever way comes first. */
function stateSizes(): Figure[] {
  const states = JOURNEY_TEMPLATES.flatMap((template) => waitingStates(planOf(template.journey('en'))));
  const bytes = states.map((state) => Buffer.byteLength(JSON.stringify(state)));
  const figure = (id: string, name: string, rounds: number[], aim?: Aim) =>
    figureOf({ id: `engine.state.${id}`, measurement, name, unit: 'bytes', rounds, ...(aim && { aim }) });
  return [
    figure('usual', 'state of a run that waits, in the ready journeys', bytes),
    figure('largest', 'largest state among them', [Math.max(...bytes)], STATE_AIM),
  ];
}

function waitingStates(plan: Plan): RunState[] {
  const found: RunState[] = [];
  const [trigger] = plan.triggers;
  if (!trigger) return found;
  const context = contextFor(plan, 'customer');
  const start: RunInput = { type: 'start', triggerId: trigger.nodeId, at: 0, eventId: null, explanation: [] };
  let { run } = advance(context, watchingRun(null), start);
  while (run.phase === 'acting' && run.dueAt !== null) {
    found.push(run);
    run = advance(context, run, { type: 'due', at: run.dueAt }).run;
  }
  return found;
}

interface Customer {
  context: AdvanceContext;
  sensed: SensingState;
  run: RunState;
}

/** Customers take turns, a minute apart; each event is sensed, and what it starts or wakes goes on. */
function liveThrough(plan: Plan, count: number, events: number): void {
  const heard = new Set(heardEventNames(plan, NODE_KINDS));
  const customers = [...Array(count).keys()].map((number): Customer => {
    const context = contextFor(plan, `customer-${number}`);
    return { context, sensed: initialSensingState(plan, NODE_KINDS), run: watchingRun(null) };
  });
  for (let number = 0; number < events; number += 1) {
    const customer = customers[number % count];
    if (customer) happens(customer, eventOf(number, count), heard);
  }
}

function happens(customer: Customer, event: EngineEvent, heard: ReadonlySet<string>): void {
  const { context } = customer;
  const sensed = sense(context, customer.sensed, { at: event.at, event });
  customer.sensed = sensed.state;
  const { dueAt, phase } = customer.run;
  const isWoken = phase === 'acting' && (heard.has(event.name) || (dueAt !== null && dueAt <= event.at));
  if (isWoken) customer.run = driven(context, customer.run, null, event);
  const [firing] = sensed.firings;
  if (firing && customer.run.phase !== 'acting') {
    customer.run = driven(context, watchingRun(null), { type: 'start', ...firing }, event);
  }
}

function driven(
  context: AdvanceContext,
  run: RunState,
  start: Parameters<typeof drive>[2]['start'],
  event: EngineEvent,
): RunState {
  return drive(context, run, { start, events: [event], until: event.at, tolerance: Number.POSITIVE_INFINITY }).run;
}

function eventOf(number: number, customers: number): EngineEvent {
  const turn = Math.floor(number / customers);
  return {
    id: String(number).padStart(9, '0'),
    name: EVENT_NAMES[(number + turn) % EVENT_NAMES.length] ?? '',
    at: (turn + 1) * 60 * MINUTE + (number % customers),
    properties: { amount: (number * 37) % 100, product: `product-${number % 50}` },
  };
}

function contextFor(plan: Plan, customerKey: string): AdvanceContext {
  return {
    plan,
    kinds: NODE_KINDS,
    facts: { customerKey, attributes: {}, timeZone: 'Europe/Amsterdam' },
    assignmentKey: customerKey,
    runKey: customerKey,
    triggeredBy: null,
    remembered: NOTHING_REMEMBERED,
    gate: () => ({ verdict: 'send' }),
  };
}

function planOf(document: JourneyDocument): Plan {
  const { plan, problems } = compile(document, NODE_KINDS);
  if (!plan) throw new Error(`A journey of the bench does not compile: ${problems.map(({ code }) => code).join(', ')}`);
  return plan;
}

/** The first round warms up and does not count. */
function roundsOf(rounds: number, measure: (isWarmUp: boolean) => number): number[] {
  measure(true);
  return Array.from({ length: rounds }, () => measure(false));
}

function secondsOf(work: () => void): number {
  const begunAt = performance.now();
  work();
  return (performance.now() - begunAt) / 1_000;
}
