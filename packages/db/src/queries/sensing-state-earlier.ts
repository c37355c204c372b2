/** Sensing states of earlier days: with names, and before that with nodes that were no lists. They stay so until they change. */
import type { SensingState } from '@kairos/engine';

type Node = SensingState['nodes'][string];

/** `active` is 1 or 0; last what else the reading says. */
type ListedNode = [
  ...[state: unknown, active: 0 | 1, value: number, fired: number],
  ...[also?: Omit<Node['reading'], 'active' | 'value' | 'fired'>],
];

export type EarlierSensing = Omit<SensingState, 'nodes'> & { nodes: Record<string, ListedNode | Node> };

export function earlierNode(node: ListedNode | Node): Node {
  if (!Array.isArray(node)) return node;
  const [state, active, value, fired, also] = node;
  return { state, reading: { active: active === 1, value, fired, ...also } };
}
