/** Two versions as one drawing: what stays, what came and what went, each in its place. */
import { compareDocuments, type DocumentChanges, type JourneyDocument, type JourneyEdge } from '@kairos/engine';
import type { EdgeChange } from '../../canvas/live/overlay-store';

export type ChangeName = 'added' | 'removed' | 'changed';

export interface Comparison {
  /** Everything of both; what is in both is as it is after. */
  document: JourneyDocument;
  changes: DocumentChanges;
  /** Steps that differ, and how. */
  steps: ReadonlyMap<string, ChangeName>;
  /** Edges of `document` that came or went. */
  edges: ReadonlyMap<string, EdgeChange>;
}

export function comparisonOf(before: JourneyDocument, after: JourneyDocument): Comparison {
  const changes = compareDocuments(before, after);
  const known = new Set(before.edges.map(wireOf));
  const kept = new Set(after.edges.map(wireOf));
  const gone = before.edges
    .filter((edge) => !kept.has(wireOf(edge)))
    // Ids of edges are given out per drawing: the same one may stand for another edge by now.
    .map((edge, index): JourneyEdge => ({ ...edge, id: `gone-${index}` }));
  return {
    // Where steps were placed by hand says nothing of what differs, and would leave no room for what went.
    document: { schemaVersion: 1, nodes: [...after.nodes, ...changes.removed], edges: [...after.edges, ...gone] },
    changes,
    steps: new Map([
      ...changes.added.map((node) => [node.id, 'added'] as const),
      ...changes.removed.map((node) => [node.id, 'removed'] as const),
      ...changes.changed.map(({ node }) => [node.id, 'changed'] as const),
    ]),
    edges: new Map([
      ...after.edges.filter((edge) => !known.has(wireOf(edge))).map((edge) => [edge.id, 'added'] as const),
      ...gone.map((edge) => [edge.id, 'removed'] as const),
    ]),
  };
}

/** Links that came or went between steps that are in both: of the others, the step itself says enough. */
export function linksOf({ document, steps, edges }: Comparison): { edge: JourneyEdge; change: EdgeChange }[] {
  const stays = (nodeId: string) => steps.get(nodeId) === undefined || steps.get(nodeId) === 'changed';
  return document.edges.flatMap((edge) => {
    const change = edges.get(edge.id);
    return change && stays(edge.from) && stays(edge.to) ? [{ edge, change }] : [];
  });
}

export function isSame({ steps, edges }: Comparison): boolean {
  return steps.size + edges.size === 0;
}

const wireOf = ({ from, port, to }: JourneyEdge) => `${from} ${port} ${to}`;
