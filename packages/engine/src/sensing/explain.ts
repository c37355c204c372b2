/** Explains why a trigger fired: every indicator and score that leads to it, with its points. */
import type { Plan } from '../plan/plan';
import type { ExplanationLine } from '../run/journal';
import type { SensingState } from './state';

/** Lines in plan order, the trigger itself left out. Points of inactive indicators are listed as 0. */
export function explainTrigger(plan: Plan, state: SensingState, triggerId: string): ExplanationLine[] {
  const leading = nodesLeadingTo(plan, triggerId);
  return plan.sensing
    .filter((step) => leading.has(step.nodeId) && step.nodeId !== triggerId)
    .map((step) => {
      const reading = state.nodes[step.nodeId]?.reading ?? { active: false, value: 0 };
      const { active, value } = reading;
      return { nodeId: step.nodeId, active, value, points: active ? step.points : 0 };
    });
}

function nodesLeadingTo(plan: Plan, nodeId: string): Set<string> {
  const inputs = new Map(plan.sensing.map((step) => [step.nodeId, step.inputs]));
  const found = new Set<string>();
  const waiting = [nodeId];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...(inputs.get(id) ?? []));
  }
  return found;
}
