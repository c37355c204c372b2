/** Where a connected group of boxes stands from left to right; dagre decides, rows and branch order are given. */
import { Graph, layout as runDagre } from '@dagrejs/dagre';
import type { LayoutBox, LayoutLink } from './layout-graph';
import { COLUMN_GAP } from './measures';

export interface Columns {
  /** X of each box's centre. */
  centre: Map<string, number>;
  /** X at the rows between a link's ends, from top to bottom. */
  passes: Map<string, number[]>;
}

/** Boxes come in the order in which they should stand from left to right where the links leave it open. */
export function assignColumns(
  boxes: readonly LayoutBox[],
  links: readonly LayoutLink[],
  rowOf: ReadonlyMap<string, number>,
): Columns {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: COLUMN_GAP, edgesep: COLUMN_GAP, ranksep: 20 });
  for (const box of boxes) graph.setNode(box.id, { width: box.width, height: 10 });
  const drawn = links.filter((link) => span(link, rowOf) > 0);
  // With the exact distance as least length, dagre's ranks are our rows.
  for (const link of drawn) graph.setEdge(link.from, link.to, { minlen: span(link, rowOf) }, link.id);
  // Without its crossing heuristic dagre keeps the order in which children were given: port order.
  runDagre(graph, { disableOptimalOrderHeuristic: true });
  const centre = new Map(boxes.map((box) => [box.id, Number(graph.node(box.id).x)]));
  const passes = new Map<string, number[]>();
  for (const link of drawn) {
    const points: { x: number }[] = graph.edge(link.from, link.to, link.id).points ?? [];
    const xs = passedRows(points, span(link, rowOf));
    if (xs.length > 0) passes.set(link.id, xs);
  }
  return { centre, passes };
}

function span(link: LayoutLink, rowOf: ReadonlyMap<string, number>): number {
  return (rowOf.get(link.to) ?? 0) - (rowOf.get(link.from) ?? 0);
}

/** Dagre halves every rank for labels: between its two ends, each second point lies on a row. */
function passedRows(points: readonly { x: number }[], rows: number): number[] {
  const between = points.slice(1, -1);
  return Array.from({ length: rows - 1 }, (_, index) => between[2 * index + 1]?.x).filter((x) => x !== undefined);
}
