/** One campaign of a simulated customer, driven up to one moment after the other. */
import { ATTRIBUTES_EVENT, mergeAttributes, NOTHING_REMEMBERED, type Remembered } from '../contract/acting';
import { factsWith } from '../contract/facts';
import type { CustomerFacts, EngineEvent } from '../contract/readings';
import type { AdvanceContext, Advancement } from '../run/advance';
import { addTo, drive, nothingYet } from '../run/drive';
import { staysIn } from '../run/earlier-stays';
import type { PlannedEffect } from '../run/effects';
import { choiceFor, moveRun } from '../run/move';
import { watchingRun } from '../run/state';
import { visitOf } from '../run/step-context';
import { inEventOrder } from '../sensing/replay';
import type { TriggerFiring } from '../sensing/state';
import { earliest } from './earliest';
import type { ArrivingEvent, NextVersion, Simulation } from './simulate';

export class SimulatedCampaign {
  private context: AdvanceContext;
  private readonly total: Advancement;
  /** What has come in and was not heard yet, in order. */
  private pending: EngineEvent[] = [];
  private arrivedUpTo = Number.NEGATIVE_INFINITY;
  private reached = Number.NEGATIVE_INFINITY;
  /** It came to another version, and has to look anew at what it waits for. */
  private hasMoved = false;

  /** It begins on the version that is in force then. */
  constructor(
    private readonly simulation: Simulation,
    readonly start: TriggerFiring,
    runKey: string,
  ) {
    const { events, plan, nextVersions = [] } = simulation;
    const inForce = nextVersions.findLast(({ at }) => at <= start.at)?.plan ?? plan;
    const triggeredBy = events.find((event) => event.id === start.eventId) ?? null;
    this.context = { ...simulation, plan: inForce, runKey, triggeredBy, remembered: NOTHING_REMEMBERED };
    const facts = factsAt(simulation.facts, events, start.at);
    this.total = nothingYet({ ...this.context, facts }, watchingRun(null));
  }

  get told(): Advancement {
    return this.total;
  }

  get hasBegun(): boolean {
    return this.reached >= this.start.at;
  }

  get isUnderWay(): boolean {
    return this.hasBegun && this.total.run.phase !== 'ended';
  }

  stays() {
    return staysIn(this.total.lines);
  }

  /** What came in up to and including this moment is known from now on. */
  arrive(until: number): void {
    const { events } = this.simulation;
    const news = events.filter((event) => event.at > this.start.at && this.isNews(event, until));
    this.pending = [...this.pending, ...news].sort(inEventOrder);
    this.arrivedUpTo = until;
  }

  /** The next moment at which something happens to it, as far as is known; null when nothing does. */
  nextMoment(): number | null {
    const { run } = this.total;
    if (run.phase === 'ended') return null;
    if (!this.hasBegun) return this.start.at;
    if (this.hasMoved) return this.reached;
    const { pauses = [], facts } = this.simulation;
    return earliest(
      [
        run.dueAt,
        this.pending.find(({ at }) => at > this.reached)?.at ?? null,
        facts.removed?.at ?? null,
        ...pauses.flatMap(({ pausedAt, resumedAt }) => [pausedAt, resumedAt]),
      ].filter((at) => at === null || at > this.reached),
    );
  }

  /** Returns what happened; null before it begins. */
  driveTo(until: number, known: { remembered: Remembered; happened: EngineEvent[] }): Advancement | null {
    if (this.start.at > until) return null;
    const context = { ...this.context, facts: this.total.facts, ...known };
    const driven = drive(context, this.total.run, {
      start: this.hasBegun ? null : { type: 'start', ...this.start },
      events: this.pending.filter(({ at }) => at <= until),
      until,
      tolerance: Number.POSITIVE_INFINITY,
      pauses: this.simulation.pauses ?? [],
      outcomeOf: (effect) => this.awaitOutcome(effect),
    });
    addTo(this.total, driven);
    this.reached = until;
    this.hasMoved = false;
    const heardUpTo = this.heardUpTo(until);
    this.pending = this.pending.filter(({ at }) => at > heardUpTo);
    return driven;
  }

  /** Goes to a version that is published now, where that was chosen. */
  goTo({ at, plan, choices, number }: NextVersion): void {
    const { run, lines } = this.total;
    const choice = choiceFor(choices, run.nodeId);
    if (choice === 'stay' || run.phase !== 'acting') return;
    const { plan: from, kinds } = this.context;
    const moved = moveRun({ from, to: plan, kinds, toNumber: number, at }, run, choice);
    this.total.run = moved.run;
    lines.push(...moved.lines);
    this.context = { ...this.context, plan };
    this.hasMoved = true;
  }

  /** A member has the step at which it stopped tried again; nothing where it did not stop. */
  tryAgain(at: number): void {
    const { stopped, effects, lines } = this.total;
    if (stopped === null || stopped.nodeId === null) return;
    const { nodeId } = stopped;
    this.total.run = stopped;
    this.total.stopped = null;
    lines.push({ type: 'resumed', at, nodeId });
    const visit = visitOf(stopped, nodeId);
    for (const effect of effects.filter((each) => each.nodeId === nodeId && each.visit === visit)) {
      this.awaitOutcome({ ...effect, at });
    }
  }

  private isNews({ at, arrivedAt = at }: ArrivingEvent, until: number): boolean {
    return arrivedAt > this.arrivedUpTo && arrivedAt <= until;
  }

  /** What happens during a pause is heard when the journey goes on. */
  private heardUpTo(until: number): number {
    const { pauses = [] } = this.simulation;
    const pause = pauses.find(
      ({ pausedAt, resumedAt }) => pausedAt <= until && (resumedAt === null || until < resumedAt),
    );
    return pause?.pausedAt ?? until;
  }

  private awaitOutcome(effect: PlannedEffect): EngineEvent | null {
    const stepKey = `${this.context.runKey}/${effect.nodeId}/${effect.visit}`;
    const outcome = this.simulation.outcomeOf?.(effect, stepKey) ?? null;
    if (outcome) this.pending = [...this.pending, outcome].sort(inEventOrder);
    return outcome;
  }
}

/** What had been reported of the customer by then. */
function factsAt(facts: CustomerFacts, events: readonly EngineEvent[], at: number): CustomerFacts {
  const reported = events.filter((event) => event.name === ATTRIBUTES_EVENT && event.at <= at).sort(inEventOrder);
  const attributes = reported.reduce((known, event) => mergeAttributes(known, event.properties), facts.attributes);
  return reported.length === 0 ? facts : factsWith(facts, attributes);
}
