/** Drives an acting run through its campaign up to the horizon, with the gate asked for every message. */
import type { Listening, PlannedMessageRow, RunRow } from '@kairos/db';
import {
  type AdvanceContext,
  drive,
  listeningsOf,
  type PlannedEffect,
  type PlannedMessage,
  type RunInput,
  USUAL_PRIORITY,
} from '@kairos/engine';
import { earlierStaysOf, noteRun } from './earlier-runs';
import { latestFactsOf, type SteppingFacts } from './facts-for-stepping';
import { effectIdOf } from './message-id';
import { carryOn, rememberedOf } from './remembered-facts';
import { RunGate } from './run-gate';
import { emptyOutcome, type StepOutcome, type StepResult } from './step-outcome';

export type CampaignStart = RunInput & { type: 'start' };

export function stepActingRun(facts: SteppingFacts, run: RunRow, tolerance: number): StepResult {
  const item = (facts.items.get(run.id) ?? []).find((candidate) => candidate.payload.start);
  const start = item?.payload.start;
  const input: CampaignStart | null =
    item && start && run.state.campaignStartedAt === null ? { type: 'start', at: item.at.getTime(), ...start } : null;
  // The router started this run after the inbox was read: the item that says why comes with the next look.
  if (input === null && run.state.campaignStartedAt === null) return { held: true };
  return { held: false, outcome: driveCampaign(facts, run, { start: input, versionId: run.versionId, tolerance }) };
}

export interface CampaignToDrive {
  start: CampaignStart | null;
  versionId: string;
  tolerance: number;
}

/** Shared by runs that act already and runs whose trigger fires right now. */
export function driveCampaign(
  facts: SteppingFacts,
  run: RunRow,
  { start, versionId, tolerance }: CampaignToDrive,
): StepOutcome {
  const gate = new RunGate(facts, run, versionId);
  const startedAt = run.state.campaignStartedAt ?? start?.at ?? facts.horizon;
  const context = contextFor(facts, run, { versionId, startedAt, gate });
  const driven = drive(context, run.state, {
    start,
    events: facts.events.get(run.id) ?? [],
    until: reachOf(facts, run),
    tolerance,
    pauses: facts.pauses.get(run.journeyId) ?? [],
  });
  if (driven.facts !== context.facts) facts.latest.set(run.customerId, driven.facts);
  carryOn(facts.remembered, run, context.plan, driven);
  noteRun(facts.earlier, run, driven);
  const outcome = emptyOutcome();
  outcome.lines = driven.lines;
  outcome.messages = [
    ...driven.messages.map((message) => messageRow(run, gate, message, null)),
    ...driven.skipped.map((message) => messageRow(run, gate, message, message.reason)),
  ];
  outcome.displaced = gate.displaced;
  outcome.effects = driven.effects.map((planned) => effectToWrite(run, versionId, planned));
  const { journeyId, customerId } = run;
  outcome.assignments = driven.assignments.map(({ at, ...given }) => ({
    ...given,
    journeyId,
    customerId,
    at: new Date(at),
  }));
  outcome.counts = driven.counts.map(({ at, ...count }) => ({ ...count, journeyId, at: new Date(at) }));
  outcome.decisions = driven.decisions.map(({ nodeId, key, decision }) => ({
    of: { journeyId, nodeId, key },
    decision,
  }));
  const endedAt = driven.lines.find((line) => line.type === 'ended')?.at ?? null;
  const { stopped } = driven;
  outcome.change = {
    id: run.id,
    inboxSeq: 0,
    versionId,
    phase: driven.run.phase,
    triggerId: start?.triggerId ?? run.triggerId,
    nodeId: stopped?.nodeId ?? driven.run.nodeId,
    state: driven.run,
    campaignStartedAt: dateOf(driven.run.campaignStartedAt),
    dueAt: dateOf(driven.run.dueAt),
    listens: listeningsOf(context, driven.run).map(
      ({ eventName, since, until }): Listening => [eventName, since, until],
    ),
    endedAt: dateOf(endedAt),
    outcome: driven.run.outcome,
    failure: stopped && { code: 'no-way-on', message: 'The step did not succeed, and no way leads on from there.' },
    parked: stopped && { phase: 'acting', state: stopped, start: null },
  };
  return outcome;
}

/**
 * How far time has come for a run, epoch ms: an event that has reached it has happened, also where its sender's clock runs
 * ahead or a paced stream lags. Left for later it would be forgotten: nothing tells of it once more.
 */
function reachOf({ horizon, items }: SteppingFacts, { id }: RunRow): number {
  const heard = (items.get(id) ?? []).filter(({ kind }) => kind === 'event');
  return Math.max(horizon, ...heard.map(({ at }) => at.getTime()));
}

interface Frame {
  versionId: string;
  /** Epoch ms, workspace clock. */
  startedAt: number;
  gate: RunGate;
}

function contextFor(facts: SteppingFacts, run: RunRow, { versionId, startedAt, gate }: Frame): AdvanceContext {
  const plan = facts.pinned.get(versionId)?.plan ?? facts.live.get(run.journeyId)?.plan;
  const customer = latestFactsOf(facts, run);
  if (!plan || !customer) throw new Error('The plan or the customer of a run is gone.');
  return {
    plan,
    kinds: facts.kinds,
    facts: customer,
    assignmentKey: `${run.journeyId}/${run.customerId}`,
    runKey: run.id,
    triggeredBy: facts.triggers.get(run.id) ?? null,
    happened: facts.happened.get(run.customerId) ?? [],
    remembered: {
      ...rememberedOf(facts.remembered, run, plan),
      earlierStays: earlierStaysOf(facts.earlier, run, startedAt),
    },
    gate: (message) => gate.ask(message),
  };
}

function messageRow(run: RunRow, gate: RunGate, message: PlannedMessage, reason: string | null): PlannedMessageRow {
  const { nodeId, visit, channel, topic, at, hold, priority = USUAL_PRIORITY, purpose } = message;
  const id = gate.idOf(message);
  return {
    id,
    runId: run.id,
    journeyId: run.journeyId,
    versionId: gate.versionId,
    nodeId,
    visit,
    customerId: run.customerId,
    channel,
    topic,
    state: reason === null ? 'planned' : 'skipped',
    reason,
    plannedAt: new Date(at),
    dueAt: new Date(hold?.until ?? at),
    holdReason: hold?.reason ?? null,
    priority,
    counts: purpose !== 'service',
    waitMilliseconds: gate.waitOf(id),
  };
}

function effectToWrite(
  run: RunRow,
  versionId: string,
  { effect, nodeId, visit, at }: PlannedEffect,
): StepOutcome['effects'][number] {
  const { id: runId, journeyId, customerId } = run;
  const id = effectIdOf({ versionId, runId, nodeId, visit, type: effect.type });
  return { id, runId, journeyId, versionId, nodeId, visit, customerId, effect, at };
}

const dateOf = (at: number | null): Date | null => (at === null ? null : new Date(at));
