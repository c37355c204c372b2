/** An alarm rang: the sensing state is evaluated at that moment, and the run goes into the campaign, re-arms or closes. */
import type { RunRow } from '@kairos/db';
import {
  nextChangeOf,
  type SensingContext,
  type SensingState,
  type SensingTransition,
  sense,
  type TriggerFiring,
  watchingRun,
} from '@kairos/engine';
import { v7 as uuid } from 'uuid';
import { keepsForLater, type LivePlan, turnsAway } from '../routing/live-plans';
import { keptStartOf } from '../routing/plan-moves';
import { type SteppingFacts, sensingKey } from './facts-for-stepping';
import { driveCampaign } from './step-acting-run';
import { emptyOutcome, type StepOutcome, type StepResult } from './step-outcome';

export function stepWatchingRun(facts: SteppingFacts, run: RunRow, tolerance: number): StepResult {
  const plan = facts.live.get(run.journeyId);
  const state = facts.sensing.get(sensingKey(run.journeyId, run.customerId));
  // The journey takes nobody in any more, or senses anew and has not come to this customer: nothing to watch for.
  if (!plan || !state) return { held: false, outcome: changeTo(run, null) };
  const context = sensingContext(facts, plan, run);
  const due = nextChangeOf(context, state);
  if (due !== null && due === run.dueAt?.getTime() && due > facts.horizon)
    return { held: false, outcome: emptyOutcome() };
  if (due === null || due > facts.horizon) return { held: false, outcome: changeTo(run, due) };
  // An event that is stored but not routed yet may still move this moment.
  if ((facts.earliestQueued.get(run.customerId) ?? Number.POSITIVE_INFINITY) <= due) return { held: true };
  return { held: false, outcome: passAlarms(facts, run, { plan, context, state, tolerance }) };
}

interface Alarm {
  plan: LivePlan;
  context: SensingContext;
  state: SensingState;
  tolerance: number;
}

/** Lets time pass, moment by moment, up to the horizon or to the first firing. */
function passAlarms(facts: SteppingFacts, run: RunRow, { plan, context, state, tolerance }: Alarm): StepOutcome {
  const transitions: StepOutcome['transitions'] = [];
  const queuedAt = facts.earliestQueued.get(run.customerId) ?? Number.POSITIVE_INFINITY;
  let current = state;
  let due = nextChangeOf(context, current);
  let firings: TriggerFiring[] = [];
  while (due !== null && due <= facts.horizon && due < queuedAt && firings.length === 0) {
    const result = sense(context, current, { at: due });
    current = result.state;
    transitions.push(...result.transitions.map((transition) => transitionRow(run, plan, transition)));
    firings = result.firings;
    due = result.nextChange;
  }
  const [firing, ...others] = firings.filter((each) => !keepsForLater(plan, each.at));
  const outcome = firing
    ? driveCampaign(facts, run, { start: { type: 'start', ...firing }, versionId: plan.versionId, tolerance })
    : changeTo(run, due);
  if (firing && due !== null) outcome.opened.push(nextWatchingRun(run, plan, firing.at, due));
  // Two invoices that fall due at once are two campaigns; the run that held the alarm is one of them.
  outcome.opened.push(...others.map((other) => startedRun(run, plan, other)));
  outcome.sensing = {
    journeyId: run.journeyId,
    sensingHash: plan.sensingHash,
    customerId: run.customerId,
    state: current,
  };
  const kept = firings.filter((each) => keepsForLater(plan, each.at));
  outcome.kept = kept.map((each) => keptStartOf(run.customerId, run.journeyId, each));
  outcome.transitions = transitions;
  return outcome;
}

function startedRun(run: RunRow, plan: LivePlan, firing: TriggerFiring): StepOutcome['opened'][number] {
  const { triggerId, eventId, explanation } = firing;
  return {
    id: uuid(),
    journeyId: run.journeyId,
    versionId: plan.versionId,
    customerId: run.customerId,
    phase: 'acting',
    triggerId,
    state: watchingRun(null),
    openedAt: new Date(firing.at),
    dueAt: null,
    item: { kind: 'trigger', at: new Date(firing.at), payload: { start: { triggerId, eventId, explanation } } },
  };
}

function nextWatchingRun(run: RunRow, plan: LivePlan, openedAt: number, dueAt: number): StepOutcome['opened'][number] {
  return {
    id: uuid(),
    journeyId: run.journeyId,
    versionId: plan.versionId,
    customerId: run.customerId,
    phase: 'watching',
    triggerId: null,
    state: watchingRun(dueAt),
    openedAt: new Date(openedAt),
    dueAt: new Date(dueAt),
    item: { kind: 'open', at: new Date(dueAt), payload: {} },
  };
}

/** Re-arms a watching run for `dueAt`, or closes it when nothing is to come. */
function changeTo(run: RunRow, dueAt: number | null): StepOutcome {
  const outcome = emptyOutcome();
  const closes = dueAt === null;
  outcome.change = {
    id: run.id,
    inboxSeq: 0,
    versionId: run.versionId,
    phase: closes ? 'ended' : 'watching',
    triggerId: null,
    nodeId: null,
    state: { ...watchingRun(dueAt), ...(closes ? { phase: 'ended', outcome: 'not-triggered' } : {}) },
    campaignStartedAt: null,
    dueAt: closes ? null : new Date(dueAt),
    listens: null,
    endedAt: closes ? (run.dueAt ?? null) : null,
    outcome: closes ? 'not-triggered' : null,
    failure: null,
    parked: null,
  };
  return outcome;
}

function transitionRow(run: RunRow, plan: LivePlan, transition: SensingTransition): StepOutcome['transitions'][number] {
  return {
    ...transition,
    journeyId: run.journeyId,
    versionId: plan.versionId,
    customerId: run.customerId,
    at: new Date(transition.at),
  };
}

function sensingContext(facts: SteppingFacts, plan: LivePlan, run: RunRow): SensingContext {
  const customer = facts.customers.get(run.customerId);
  if (!customer) throw new Error('The customer of a watching run is gone.');
  return {
    plan: plan.plan,
    kinds: facts.kinds,
    facts: customer,
    publishedAt: plan.sensesSince.getTime(),
    isClosedAt: (at) => turnsAway(plan, at),
    hasRoom: (triggerId, starts) => facts.room.take(run.journeyId, triggerId, starts),
  };
}
