/** What a step is told about its run and customer when it decides. */
import type { StepContext } from '../contract/acting';
import type { CustomerFacts } from '../contract/readings';
import { EngineError } from '../errors';
import type { ActingStep, Plan } from '../plan/plan';
import type { AdvanceContext } from './advance';
import type { RunState } from './state';

/** Throws EngineError `step-missing`. */
export function findStep(plan: Plan, nodeId: string): ActingStep {
  const step = plan.acting[nodeId];
  if (!step) throw new EngineError('step-missing', `The plan has no step "${nodeId}".`);
  return step;
}

/** `now` is the logical time of the decision, epoch ms UTC. */
export function stepContextOf(
  { facts, assignmentKey, remembered, runKey, triggeredBy, happened = [] }: AdvanceContext,
  run: RunState,
  step: ActingStep,
  now: number,
): StepContext<unknown> {
  const visit = visitOf(run, step.nodeId);
  return {
    config: step.config,
    nodeId: step.nodeId,
    visit,
    now,
    campaignStartedAt: run.campaignStartedAt ?? now,
    enteredAt: (run.enteredAt ?? now) + (run.stoodStill ?? 0),
    facts,
    assignmentKey,
    hits: run.hits,
    memory: run.memory ?? null,
    assigned: remembered.assignments[step.nodeId]?.arm ?? null,
    winner: remembered.experiments[step.nodeId]?.decision?.arm ?? null,
    sent: remembered.sent,
    happened: happened.filter((event) => event.at <= now),
    lastMessage: run.lastMessage ?? null,
    stepKey: `${runKey}/${step.nodeId}/${visit}`,
    triggeredBy,
  };
}

/** What a step is told about a customer who arrives there first thing in a campaign that begins now, epoch ms UTC. */
export function firstArrival<Config>(config: Config, facts: CustomerFacts, now: number): StepContext<Config> {
  return {
    config,
    nodeId: 'step',
    visit: 1,
    now,
    campaignStartedAt: now,
    enteredAt: now,
    facts,
    assignmentKey: facts.customerKey,
    hits: [],
    memory: null,
    assigned: null,
    winner: null,
    sent: [],
    happened: [],
    lastMessage: null,
    stepKey: 'run/step/1',
    triggeredBy: null,
  };
}

/** How often a run has come to a node so far. */
export function visitOf(run: RunState, nodeId: string): number {
  return run.visits[nodeId] ?? 0;
}
