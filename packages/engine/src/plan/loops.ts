/** Finds loops in a journey, and those that a customer could go round without ever waiting. */
import type { Graph } from './graph';

/** Rounds after which a run that comes again ends, where no step of the loop says otherwise. */
export const VISIT_LIMIT = 100;

/** Groups of nodes that lie on a loop together, in document order; nodes on no loop are left out. */
export function loopsOf(graph: Graph): string[][] {
  return stronglyConnected([...graph.nodes.keys()], targetsIn(graph));
}

/** What is left of a loop when every step that waits is taken out: empty when nobody can go round without a rest. */
export function restlessPartsOf(loop: readonly string[], graph: Graph, waits: (nodeId: string) => boolean): string[][] {
  const restless = new Set(loop.filter((id) => !waits(id)));
  return stronglyConnected([...restless], (id) => targetsIn(graph)(id).filter((target) => restless.has(target)));
}

function targetsIn(graph: Graph): (id: string) => string[] {
  return (id) => (graph.leaving.get(id) ?? []).map((edge) => edge.to);
}

/** Tarjan's algorithm, without recursion: a journey may be a thousand steps long. */
function stronglyConnected(ids: readonly string[], targetsOf: (id: string) => string[]): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const onStack = new Set<string>();
  const stack: string[] = [];
  const groups: string[][] = [];
  const place = new Map(ids.map((id, position) => [id, position]));
  const lower = (id: string, value: number) => low.set(id, Math.min(low.get(id) ?? value, value));
  const open = (id: string) => {
    index.set(id, index.size);
    low.set(id, index.size - 1);
    stack.push(id);
    onStack.add(id);
    return { id, targets: targetsOf(id), next: 0 };
  };
  const close = (id: string) => {
    if (low.get(id) !== index.get(id)) return;
    const group = stack.splice(stack.indexOf(id));
    for (const member of group) onStack.delete(member);
    if (group.length > 1 || targetsOf(id).includes(id))
      groups.push(group.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0)));
  };
  for (const start of ids) {
    if (index.has(start)) continue;
    const walk = [open(start)];
    for (let here = walk.at(-1); here !== undefined; here = walk.at(-1)) {
      const target = here.targets[here.next];
      here.next += 1;
      if (target === undefined) {
        close(here.id);
        walk.pop();
        const parent = walk.at(-1);
        if (parent) lower(parent.id, low.get(here.id) ?? 0);
      } else if (!index.has(target)) walk.push(open(target));
      else if (onStack.has(target)) lower(here.id, index.get(target) ?? 0);
    }
  }
  return groups.sort((a, b) => (place.get(a[0] ?? '') ?? 0) - (place.get(b[0] ?? '') ?? 0));
}
