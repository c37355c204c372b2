/** Runs a customer's history through a plan without any server: the reference that the workflow runtime must equal. */

import { NOTHING_REMEMBERED, type Remembered } from '../contract/acting';
import type { KindRegistry } from '../contract/kind';
import type { CustomerFacts, EngineEvent } from '../contract/readings';
import type { Plan } from '../plan/plan';
import type { AdvanceContext } from '../run/advance';
import type { PlannedEffect } from '../run/effects';
import type { JournalLine, PlannedMessage } from '../run/journal';
import { hearsForOldestRun } from '../run/listening';
import type { MoveChoices } from '../run/move';
import { entryAt, type Pause } from '../run/pause';
import type { RunState } from '../run/state';
import { inEventOrder, replaySensing } from '../sensing/replay';
import type { SensingTransition, TriggerFiring } from '../sensing/state';
import { SimulatedCampaign } from './campaign';
import { earliest } from './earliest';

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
  /** What comes of an effect that its step waits for, as an event; nothing ever comes where it is left out. */
  outcomeOf?: (effect: PlannedEffect, stepKey: string) => EngineEvent | null;
  /** Versions that were published meanwhile, oldest first, and who goes to them. They sense as the first one does. */
  nextVersions?: readonly NextVersion[];
  /** When a member has failed steps tried again, epoch ms. */
  triedAgain?: readonly number[];
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

/** One customer in one journey. */
export function simulateCustomer(simulation: Simulation): SimulationResult {
  const life = new SimulatedLife(simulation);
  passAll([life], simulation.until);
  return life.result();
}

/**
 * One customer in several journeys at once, up to one moment. They share what their gates share; of what happens at the same moment,
 * that of the first journey happens first.
 */
export function simulateTogether(simulations: readonly Simulation[]): SimulationResult[] {
  const lives = simulations.map((simulation) => new SimulatedLife(simulation));
  passAll(lives, Math.max(...simulations.map(({ until }) => until)));
  return lives.map((life) => life.result());
}

/** What comes in late is not known before it comes in: everything is driven up to each such moment without it. */
function passAll(lives: readonly SimulatedLife[], until: number): void {
  const moments = lives.flatMap((life) => life.turns()).filter((at) => at < until);
  for (const stop of [...new Set([...moments, until])].sort((a, b) => a - b)) {
    for (const life of lives) life.arrive(stop);
    const isAlone = lives.reduce((sum, life) => sum + life.campaigns.length, 0) <= 1;
    if (!isAlone) passOneByOne(lives, stop);
    for (const life of lives) life.driveTo(stop);
    for (const life of lives) life.change(stop);
  }
}

/** What several campaigns do is seen by the others in the order in which it happens. */
function passOneByOne(lives: readonly SimulatedLife[], stop: number): void {
  const campaigns = lives.flatMap((life) => life.campaigns);
  for (let at = nextTurn(campaigns); at !== null && at <= stop; at = nextTurn(campaigns)) {
    for (const life of lives) life.driveTo(at);
  }
}

/** A campaign that is alone for a while need not stop before the next one begins. */
function nextTurn(campaigns: readonly SimulatedCampaign[]): number | null {
  const [first, ...others] = campaigns.filter((campaign) => campaign.isUnderWay);
  if (others.length > 0) return earliest(campaigns.map((campaign) => campaign.nextMoment()));
  const begins = earliest(campaigns.map((campaign) => (campaign.hasBegun ? null : campaign.start.at)));
  const next = first?.nextMoment() ?? null;
  return begins !== null && next !== null && next < begins ? begins - 1 : begins;
}

/** One journey of a customer. Sensing does not depend on runs, so it goes first; every firing then gets its run. */
class SimulatedLife {
  readonly campaigns: SimulatedCampaign[];
  private readonly sensed: Pick<SimulationResult, 'transitions' | 'nextChange'>;
  private readonly mindsElders: boolean;
  private remembered: Remembered;
  private happened: EngineEvent[] = [];

  constructor(private readonly simulation: Simulation) {
    const { plan, kinds, nextVersions = [] } = simulation;
    const { starts, ...sensed } = senseHistory(simulation);
    this.sensed = sensed;
    this.campaigns = starts.map((start, index) => new SimulatedCampaign(simulation, start, `run-${index + 1}`));
    this.mindsElders = [plan, ...nextVersions.map((next) => next.plan)].some((each) => hearsForOldestRun(each, kinds));
    this.remembered = simulation.remembered ?? NOTHING_REMEMBERED;
  }

  /** Moments at which more is known than before, or a member does something. */
  turns(): number[] {
    const { events, nextVersions = [], triedAgain = [] } = this.simulation;
    const late = events.flatMap(({ at, arrivedAt }) =>
      arrivedAt !== undefined && arrivedAt > at ? [arrivedAt - 1] : [],
    );
    return [...late, ...nextVersions.map(({ at }) => at), ...triedAgain];
  }

  arrive(until: number): void {
    this.happened = this.simulation.events.filter(({ at, arrivedAt = at }) => arrivedAt <= until).sort(inEventOrder);
    for (const campaign of this.campaigns) campaign.arrive(until);
  }

  driveTo(until: number): void {
    for (const campaign of this.campaigns) {
      const next = campaign.nextMoment();
      if (next === null || next > until) continue;
      const remembered = { ...this.remembered, earlierStays: this.staysBefore(campaign) };
      const driven = campaign.driveTo(until, { remembered, happened: this.happened });
      if (driven) this.remembered = { ...driven.remembered, earlierStays: this.remembered.earlierStays };
    }
  }

  /** What members do at this moment. */
  change(at: number): void {
    const { nextVersions = [], triedAgain = [] } = this.simulation;
    for (const version of nextVersions) {
      if (version.at === at) for (const campaign of this.campaigns) campaign.goTo(version);
    }
    if (triedAgain.includes(at)) for (const campaign of this.campaigns) campaign.tryAgain(at);
  }

  result(): SimulationResult {
    const { transitions, nextChange } = this.sensed;
    const due = this.campaigns.map((campaign) => campaign.nextMoment());
    const runs = this.campaigns.map(({ start: { triggerId }, told: { run, lines, messages, effects } }) => ({
      ...{ triggerId, run, lines, messages, effects },
    }));
    return { transitions, runs, nextChange: earliest([nextChange, ...due]) };
  }

  /** Where those that began earlier have stood. */
  private staysBefore(campaign: SimulatedCampaign): Remembered['earlierStays'] {
    const { earlierStays } = this.remembered;
    if (!this.mindsElders) return earlierStays;
    const elders = this.campaigns.slice(0, this.campaigns.indexOf(campaign));
    return [...earlierStays, ...elders.flatMap((elder) => elder.stays())];
  }
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
