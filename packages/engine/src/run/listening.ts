/** What a plan's campaign may ever listen for, and what one run listens for right now. */
import { findActing } from '../contract/find-kind';
import type { KindRegistry } from '../contract/kind';
import type { Plan } from '../plan/plan';
import { type AdvanceContext, campaignListenersOf, stepListeners } from './advance';
import type { RunState } from './state';

/** Names of all events that any step of the campaign may listen for. */
export function heardEventNames(plan: Plan, kinds: KindRegistry): string[] {
  const steps = Object.values(plan.acting);
  return [...new Set(steps.flatMap((step) => findActing(kinds, step.kind).eventNames?.(step.config) ?? []))];
}

/** Whether any step of the campaign looks at the event that started it. */
export function readsTrigger(plan: Plan, kinds: KindRegistry): boolean {
  return Object.values(plan.acting).some((step) => findActing(kinds, step.kind).readsTrigger?.(step.config) ?? false);
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
  const found: Listening[] = [];
  const { nodeId, enteredAt, campaignStartedAt, hits } = run;
  if (nodeId !== null && enteredAt !== null) {
    for (const { eventName } of stepListeners(context, run)) {
      found.push({ nodeId, scope: 'step', eventName, since: enteredAt, until: null });
    }
  }
  for (const [listenerId, { listeners, until }] of campaignListenersOf(context, run)) {
    if (hits.some((hit) => hit.nodeId === listenerId)) continue;
    for (const { eventName } of listeners) {
      found.push({ nodeId: listenerId, scope: 'campaign', eventName, since: campaignStartedAt ?? 0, until });
    }
  }
  return found;
}
