/** Where a connected group of boxes stands from left to right; dagre decides, rows and branch order are given. */
import { Graph, type LayoutOptions, layout as runDagre } from '@dagrejs/dagre';
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
  runDagre(graph, { customOrder: (layered, order) => keepOrder(layered, order, boxes) });
  const centre = new Map(boxes.map((box) => [box.id, Number(graph.node(box.id).x)]));
  const passes = new Map<string, number[]>();
  for (const link of drawn) {
    const points: { x: number }[] = graph.edge(link.from, link.to, link.id).points ?? [];
    const xs = passedRows(points, span(link, rowOf));
    if (xs.length > 0) passes.set(link.id, xs);
  }
  return { centre, passes };
}

type Layered = Parameters<NonNullable<LayoutOptions['customOrder']>>[0];
type Order = Parameters<NonNullable<LayoutOptions['customOrder']>>[1];

/**
 * Without its crossing heuristic dagre keeps the order in which children were given: port order.
 * Only a row of beginnings, and of what passes between them, is put in reading order: dagre sees the lower ones last.
 */
function keepOrder(layered: Layered, order: Order, boxes: readonly LayoutBox[]): void {
  order(layered, { disableOptimalOrderHeuristic: true });
  const place = new Map(boxes.map((box, index) => [box.id, index]));
  const rows = new Map<number, { id: string; place: number | undefined }[]>();
  for (const id of layered.nodes()) {
    const label = layered.node(id);
    const source = label.dummy ? label.edgeObj?.v : id;
    const begins = source !== undefined && (layered.predecessors(source) ?? []).length === 0;
    const entry = { id, place: begins ? place.get(source) : undefined };
    rows.set(label.rank ?? 0, [...(rows.get(label.rank ?? 0) ?? []), entry]);
  }
  for (const row of rows.values()) {
    if (row.some((entry) => entry.place === undefined)) continue;
    row.sort((a, b) => (a.place ?? 0) - (b.place ?? 0));
    for (const [index, entry] of row.entries()) layered.node(entry.id).order = index;
  }
}

function span(link: LayoutLink, rowOf: ReadonlyMap<string, number>): number {
  return (rowOf.get(link.to) ?? 0) - (rowOf.get(link.from) ?? 0);
}

/** Dagre halves every rank for labels: between its two ends, each second point lies on a row. */
function passedRows(points: readonly { x: number }[], rows: number): number[] {
  const between = points.slice(1, -1);
  return Array.from({ length: rows - 1 }, (_, index) => between[2 * index + 1]?.x).filter((x) => x !== undefined);
}
