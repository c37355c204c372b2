/** What a plan's campaign may ever listen for, what one run listens for right now, and whether an event is it. */
import type { CampaignListener, Listener } from '../contract/acting';
import { findActing } from '../contract/find-kind';
import type { KindRegistry } from '../contract/kind';
import type { CustomerFacts, EngineEvent } from '../contract/readings';
import type { Plan } from '../plan/plan';
import { holds } from '../sensing/condition';
import type { AdvanceContext } from './advance';
import type { RunState } from './state';
import { findStep, stepContextOf } from './step-context';

/** Names of all events that any step of the campaign may listen for. */
export function heardEventNames(plan: Plan, kinds: KindRegistry): string[] {
  const steps = Object.values(plan.acting);
  return [...new Set(steps.flatMap((step) => findActing(kinds, step.kind).eventNames?.(step.config) ?? []))];
}

/** Names of all events that one step may listen for while a run stands there; none for a step that the plan does not have. */
export function namesHeardAt(plan: Plan, kinds: KindRegistry, nodeId: string): string[] {
  const step = plan.acting[nodeId];
  return step ? (findActing(kinds, step.kind).eventNames?.(step.config) ?? []) : [];
}

/** Whether any step of the campaign looks at the event that started it. */
export function readsTrigger(plan: Plan, kinds: KindRegistry): boolean {
  return Object.values(plan.acting).some((step) => findActing(kinds, step.kind).readsTrigger?.(step.config) ?? false);
}

/** Names of all events of which steps of the campaign want to know everything that happened. */
export function readEventNames(plan: Plan, kinds: KindRegistry): string[] {
  const steps = Object.values(plan.acting);
  return [...new Set(steps.flatMap((step) => findActing(kinds, step.kind).readsEvents?.(step.config) ?? []))];
}

/** How far back the campaign's steps look at messages sent, milliseconds; 0 when none does. */
export function looksBackOf(plan: Plan, kinds: KindRegistry): number {
  const steps = Object.values(plan.acting);
  return Math.max(0, ...steps.map((step) => findActing(kinds, step.kind).looksBack?.(step.config) ?? 0));
}

/** Whether some step of the campaign lets only the oldest of a customer's runs hear an event. */
export function hearsForOldestRun(plan: Plan, kinds: KindRegistry): boolean {
  return Object.values(plan.acting).some(
    (step) => findActing(kinds, step.kind).hearsForOldestRun?.(step.config) ?? false,
  );
}

/** Whether some step gives customers an arm that must be remembered. */
export function assignsArms(plan: Plan, kinds: KindRegistry): boolean {
  return Object.values(plan.acting).some((step) => findActing(kinds, step.kind).assigns === true);
}

/** One event name that a run listens for. Bounds are event time, epoch ms; `since` is exclusive, `until` inclusive. */
export interface Listening {
  nodeId: string;
  scope: 'step' | 'campaign';
  eventName: string;
  since: number;
  until: number | null;
}

/** Goals and exits that were hit already are listened for no more. */
export function listeningsOf(context: AdvanceContext, run: RunState): Listening[] {
  if (run.phase !== 'acting') return [];
  const found: Listening[] = [];
  const { nodeId, enteredAt, campaignStartedAt, hits, timedOut } = run;
  if (nodeId !== null && enteredAt !== null) {
    for (const eventName of namesOf(stepListeners(context, run, nodeId, enteredAt))) {
      found.push({ nodeId, scope: 'step', eventName, since: enteredAt, until: null });
    }
  }
  // What comes in late is only noted, and only by a run that is still there to note it.
  if (timedOut && timedOut.nodeId !== nodeId) {
    const { since, until } = timedOut;
    for (const eventName of namesOf(stepListeners(context, run, timedOut.nodeId, since))) {
      found.push({ nodeId: timedOut.nodeId, scope: 'step', eventName, since, until });
    }
  }
  for (const [listenerId, { listeners, until }] of campaignListenersOf(context, run)) {
    if (hits.some((hit) => hit.nodeId === listenerId)) continue;
    for (const eventName of namesOf(listeners)) {
      found.push({ nodeId: listenerId, scope: 'campaign', eventName, since: campaignStartedAt ?? 0, until });
    }
  }
  return found;
}

/** What a step listens for: asked again whenever it is needed, so that nothing but the run's place is stored. */
export function stepListeners(context: AdvanceContext, run: RunState, nodeId: string, enteredAt: number): Listener[] {
  const step = findStep(context.plan, nodeId);
  const behaviour = findActing(context.kinds, step.kind);
  const arrival = { ...stepContextOf(context, run, step, enteredAt), enteredAt };
  if (behaviour.listens) return behaviour.listens(arrival);
  const decision = behaviour.enter(arrival);
  return decision.type === 'stay' ? decision.listen : [];
}

/** Whether what a step listens for during the whole campaign is a goal. Settings that make no sense make no goal. */
export function countsAsGoal(kinds: KindRegistry, kindId: string, settings: unknown): boolean {
  const kind = kinds.get(kindId);
  const config = kind?.definition.schema.safeParse(settings);
  if (!config?.success) return false;
  return kind?.acting?.campaignListener?.(config.data, { startedAt: 0, lastMessage: null })?.countsAsGoal === true;
}

/** What the campaign as a whole listens for, by node; nothing before it started. */
export function campaignListenersOf(
  context: Pick<AdvanceContext, 'plan' | 'kinds'>,
  run: RunState,
): Map<string, CampaignListener> {
  const found = new Map<string, CampaignListener>();
  const { campaignStartedAt: startedAt, lastMessage = null } = run;
  if (startedAt === null || run.phase !== 'acting') return found;
  for (const nodeId of context.plan.campaignListeners) {
    const step = findStep(context.plan, nodeId);
    const listener = findActing(context.kinds, step.kind).campaignListener?.(step.config, { startedAt, lastMessage });
    if (listener) found.set(nodeId, listener);
  }
  return found;
}

/** Whether an event is what a listener wants, for a customer of whom these facts are known now. */
export function isHeard(wanted: Listener, event: EngineEvent, facts: CustomerFacts): boolean {
  if (wanted.eventName !== event.name) return false;
  const data = wanted.about === 'customer' ? facts.attributes : event.properties;
  return holds(wanted.conditions, data, { now: event.at, timeZone: facts.timeZone });
}

/** Whether a listener for the customer's own data is satisfied before anything happens. */
export function isSatisfied(wanted: Listener, facts: CustomerFacts, now: number): boolean {
  if (wanted.about !== 'customer') return false;
  return holds(wanted.conditions, facts.attributes, { now, timeZone: facts.timeZone });
}

function namesOf(listeners: readonly Listener[]): Set<string> {
  return new Set(listeners.map((listener) => listener.eventName));
}
