/** How long a customer takes to get to each step at the least, counted from the start of the campaign. */
import type { KindRegistry } from '../contract/kind';
import type { CheckedNode } from './check-graph';
import type { Graph } from './graph';

/** Milliseconds by node id; steps that no trigger leads to are left out. */
export function shortestTimes(
  graph: Graph,
  checked: ReadonlyMap<string, CheckedNode>,
  kinds: KindRegistry,
): Map<string, number> {
  const stayOf = (id: string) => {
    const entry = checked.get(id);
    return (entry && kinds.get(entry.node.kind)?.acting?.shortestStay?.(entry.config)) ?? 0;
  };
  const times = new Map<string, number>();
  const open = new Map<string, number>();
  for (const { node } of checked.values()) {
    if (kinds.get(node.kind)?.definition.category !== 'trigger') continue;
    for (const edge of graph.leaving.get(node.id) ?? []) open.set(edge.to, 0);
  }
  for (let next = nearest(open); next !== null; next = nearest(open)) {
    const [id, time] = next;
    open.delete(id);
    times.set(id, time);
    const leftAt = time + stayOf(id);
    for (const { to } of graph.leaving.get(id) ?? []) {
      if (!times.has(to)) open.set(to, Math.min(leftAt, open.get(to) ?? leftAt));
    }
  }
  return times;
}

function nearest(open: ReadonlyMap<string, number>): [string, number] | null {
  let found: [string, number] | null = null;
  for (const entry of open) if (found === null || entry[1] < found[1]) found = entry;
  return found;
}
