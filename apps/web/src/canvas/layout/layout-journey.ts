/** Computes where everything on the canvas stands. Pure: the same graph gives the same picture. */
import { assignColumns, type Columns } from './columns';
import type { Layout, LayoutBox, LayoutGraph, LayoutLink, Point } from './layout-graph';
import { COMPONENT_GAP } from './measures';
import { assignRows, type Rows } from './rows';

export function layoutJourney(graph: LayoutGraph): Layout {
  const rows = assignRows(graph);
  const positions: Record<string, Point> = {};
  const bends: Record<string, Point[]> = {};
  const occupied = new Map<number, number>();
  for (const group of connectedGroups(graph)) {
    const columns = assignColumns(group.boxes, group.links, rows.rowOf);
    const shift = shiftRight(group, columns, rows, occupied);
    for (const box of group.boxes) {
      const row = rows.rowOf.get(box.id) ?? 0;
      const x = Math.round((columns.centre.get(box.id) ?? 0) - box.width / 2 + shift);
      positions[box.id] = { x, y: rows.bands[row]?.top ?? 0 };
      occupied.set(row, Math.max(occupied.get(row) ?? 0, x + box.width));
    }
    for (const link of group.links) {
      const xs = columns.passes.get(link.id);
      if (xs) bends[link.id] = bendsOf(link, xs, shift, rows);
    }
  }
  return { positions, bends, zones: rows.zones };
}

interface Group {
  boxes: LayoutBox[];
  links: LayoutLink[];
}

/** Boxes that hang together, each group in reading order; the largest group first, so that loose steps stand beside it. */
function connectedGroups(graph: LayoutGraph): Group[] {
  const neighbours = new Map<string, string[]>(graph.boxes.map((box) => [box.id, []]));
  for (const link of graph.links) {
    neighbours.get(link.from)?.push(link.to);
    neighbours.get(link.to)?.push(link.from);
  }
  const groupOf = new Map<string, number>();
  let count = 0;
  for (const box of graph.boxes) {
    if (groupOf.has(box.id)) continue;
    const open = [box.id];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (groupOf.has(id)) continue;
      groupOf.set(id, count);
      open.push(...(neighbours.get(id) ?? []));
    }
    count += 1;
  }
  const groups = Array.from({ length: count }, (): Group => ({ boxes: [], links: [] }));
  for (const box of graph.boxes) groups[groupOf.get(box.id) ?? 0]?.boxes.push(box);
  for (const link of graph.links) groups[groupOf.get(link.from) ?? 0]?.links.push(link);
  return groups.sort((a, b) => b.boxes.length - a.boxes.length).map(inReadingOrder);
}

/** Puts what leads to the same box side by side, in the order of the links that arrive there. */
function inReadingOrder(group: Group): Group {
  const byId = new Map(group.boxes.map((box) => [box.id, box]));
  const ordered = new Map<string, LayoutBox>();
  const open = new Set<string>();
  const visit = (box: LayoutBox) => {
    if (open.has(box.id)) return;
    open.add(box.id);
    for (const link of group.links) {
      const source = link.to === box.id ? byId.get(link.from) : undefined;
      if (source) visit(source);
    }
    ordered.set(box.id, box);
  };
  const leading = new Set(group.links.map((link) => link.from));
  for (const box of group.boxes) if (!leading.has(box.id)) visit(box);
  for (const box of group.boxes) visit(box);
  return { boxes: [...ordered.values()], links: group.links };
}

/** How far a group must move so that it stands to the right of what its rows already hold. */
function shiftRight(group: Group, columns: Columns, rows: Rows, occupied: ReadonlyMap<number, number>): number {
  const left = Math.min(...group.boxes.map((box) => (columns.centre.get(box.id) ?? 0) - box.width / 2));
  if (occupied.size === 0) return -left;
  const needed = group.boxes.map((box) => {
    const taken = occupied.get(rows.rowOf.get(box.id) ?? 0);
    const own = (columns.centre.get(box.id) ?? 0) - box.width / 2;
    return taken === undefined ? -left : taken + COMPONENT_GAP - own;
  });
  return Math.max(...needed);
}

/** A link passes a row through its whole height, so that its curve never cuts a card. */
function bendsOf(link: LayoutLink, xs: readonly number[], shift: number, rows: Rows): Point[] {
  const first = (rows.rowOf.get(link.from) ?? 0) + 1;
  return xs.flatMap((x, index) => {
    const band = rows.bands[first + index];
    if (!band) return [];
    const at = Math.round(x + shift);
    return [
      { x: at, y: band.top },
      { x: at, y: band.top + band.height },
    ];
  });
}
