/** Questions about the shape of a journey document: neighbours, order, reachability. */
import type { JourneyDocument, JourneyEdge, JourneyNode } from '../document/document';

export interface Graph {
  nodes: ReadonlyMap<string, JourneyNode>;
  /** Edges by their source and by their target, in document order. */
  leaving: ReadonlyMap<string, JourneyEdge[]>;
  arriving: ReadonlyMap<string, JourneyEdge[]>;
}

/** Indexes a document. Edges with a missing end are left out; `compile` reports them. */
export function graphOf(document: JourneyDocument): Graph {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const leaving = new Map<string, JourneyEdge[]>();
  const arriving = new Map<string, JourneyEdge[]>();
  for (const edge of document.edges) {
    if (!nodes.has(edge.from) || !nodes.has(edge.to)) continue;
    leaving.set(edge.from, [...(leaving.get(edge.from) ?? []), edge]);
    arriving.set(edge.to, [...(arriving.get(edge.to) ?? []), edge]);
  }
  return { nodes, leaving, arriving };
}

/**
 * Node ids in an order in which every source stands before its targets. Nodes on a loop, and those that only a loop
 * leads to, come last, in document order.
 */
export function topologicalOrder(graph: Graph): string[] {
  const open = new Map([...graph.nodes.keys()].map((id) => [id, graph.arriving.get(id)?.length ?? 0]));
  const ready = [...open].filter(([, count]) => count === 0).map(([id]) => id);
  const placed = new Set<string>();
  for (let id = ready.shift(); id !== undefined; id = ready.shift()) {
    placed.add(id);
    for (const edge of graph.leaving.get(id) ?? []) {
      const left = (open.get(edge.to) ?? 0) - 1;
      open.set(edge.to, left);
      if (left === 0) ready.push(edge.to);
    }
  }
  return [...placed, ...[...graph.nodes.keys()].filter((id) => !placed.has(id))];
}

/** Every node that can be reached from the given ones along edges, themselves included. */
export function reachableFrom(
  starts: Iterable<string>,
  edges: ReadonlyMap<string, JourneyEdge[]>,
  end: 'from' | 'to',
): Set<string> {
  const seen = new Set<string>();
  const waiting = [...starts];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    for (const edge of edges.get(id) ?? []) waiting.push(edge[end]);
  }
  return seen;
}
