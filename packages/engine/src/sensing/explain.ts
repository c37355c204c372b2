/** Explains why a trigger fired: every indicator and score that leads to it, with its points. */
import type { ExplanationLine } from '../run/journal';
import { type PreparedSensing, prepareSensing } from './prepare';
import { pointsAt } from './score-curve';
import type { SensingContext } from './sense';
import type { SensingState } from './state';

/** Lines in plan order, the trigger itself left out. Points of inactive indicators are listed as 0. */
export function explainTrigger(
  { plan, kinds }: Pick<SensingContext, 'plan' | 'kinds'>,
  state: SensingState,
  { triggerId, at }: { triggerId: string; at: number },
): ExplanationLine[] {
  const prepared = prepareSensing(plan, kinds);
  const leading = placesLeadingTo(prepared, triggerId);
  return prepared.nodes.flatMap(({ step, behaviour }, place): ExplanationLine[] => {
    if (!leading.has(place) || step.nodeId === triggerId) return [];
    const node = state.nodes[step.nodeId];
    const { active = false, value = 0, curve } = node?.reading ?? {};
    const account = node && behaviour.account?.(node.state, step.config, at);
    const now = curve ? pointsAt(curve, at) : value;
    const points = active ? step.points : 0;
    return [{ nodeId: step.nodeId, active: curve ? now > 0 : active, value: now, points, ...(account && { account }) }];
  });
}

function placesLeadingTo({ nodes }: PreparedSensing, nodeId: string): Set<number> {
  const found = new Set<number>();
  const waiting = [nodes.findIndex((node) => node.step.nodeId === nodeId)];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (found.has(place)) continue;
    found.add(place);
    waiting.push(...(nodes[place]?.inputs ?? []));
  }
  return found;
}
