/** Which row a box stands in: sensing above the triggers above the campaign, and every box below those that lead to it. */
import { type LayoutBox, type LayoutGraph, type LayoutLink, ZONES, type Zone } from './layout-graph';
import { LABELLED_ROW_GAP, ROW_GAP, STAGGER_GAP, ZONE_PADDING } from './measures';

export interface Rows {
  /** Row of each box, counted over all zones. */
  rowOf: Map<string, number>;
  /** Top and height of each row. */
  bands: { top: number; height: number }[];
  zones: Record<Zone, { top: number; bottom: number }>;
}

export function assignRows(graph: LayoutGraph): Rows {
  const local = rowsWithinZones(graph);
  const rowOf = new Map<string, number>();
  const bands: Rows['bands'] = [];
  const zones = { sense: { top: 0, bottom: 0 }, trigger: { top: 0, bottom: 0 }, campaign: { top: 0, bottom: 0 } };
  let y = 0;
  for (const zone of ZONES) {
    const first = bands.length;
    const boxes = graph.boxes.filter((box) => box.zone === zone);
    const count = Math.max(1, ...boxes.map((box) => (local.get(box.id) ?? 0) + 1));
    zones[zone].top = y;
    y += ZONE_PADDING[zone].top;
    for (let row = 0; row < count; row++) {
      const inRow = boxes.filter((box) => local.get(box.id) === row);
      for (const box of inRow) rowOf.set(box.id, first + row);
      const height = inRow.length === 0 ? 58 : Math.max(...inRow.map((box) => box.height));
      if (row > 0) y += gapAbove(new Set(inRow.map((box) => box.id)), graph.links);
      bands.push({ top: y, height });
      y += height;
    }
    y += ZONE_PADDING[zone].bottom;
    zones[zone].bottom = y;
  }
  return { rowOf, bands, zones };
}

/** Longest way from the top of its own zone. Links that would go round in a circle are passed over. */
function rowsWithinZones(graph: LayoutGraph): Map<string, number> {
  const zoneOf = new Map(graph.boxes.map((box) => [box.id, box.zone]));
  const arriving = new Map<string, LayoutLink[]>();
  for (const link of graph.links) {
    if (zoneOf.get(link.from) !== zoneOf.get(link.to)) continue;
    arriving.set(link.to, [...(arriving.get(link.to) ?? []), link]);
  }
  const lower = lowerOfMany(graph.boxes, arriving);
  const rows = new Map<string, number>();
  const visiting = new Set<string>();
  const rowFor = (id: string): number => {
    const known = rows.get(id);
    if (known !== undefined) return known;
    if (visiting.has(id)) return 0;
    visiting.add(id);
    const first = lower.has(id) ? 1 : 0;
    const row = Math.max(first, ...(arriving.get(id) ?? []).map((link) => rowFor(link.from) + 1));
    rows.set(id, row);
    return row;
  };
  for (const box of graph.boxes) rowFor(box.id);
  return rows;
}

/** With more than this many beginnings before one box, every second one stands a row lower. */
const MOST_ABREAST = 3;

/** A dozen indicators side by side would be wider than any window; in two rows, each passes between those below it. */
function lowerOfMany(boxes: readonly LayoutBox[], arriving: ReadonlyMap<string, LayoutLink[]>): Set<string> {
  const lower = new Set<string>();
  const placed = new Set<string>();
  for (const box of boxes) {
    const beginnings = (arriving.get(box.id) ?? [])
      .map((link) => link.from)
      .filter((id) => !arriving.has(id) && !placed.has(id));
    for (const id of beginnings) placed.add(id);
    if (beginnings.length <= MOST_ABREAST) continue;
    for (const [index, id] of beginnings.entries()) if (index % 2 === 1) lower.add(id);
  }
  return lower;
}

function gapAbove(row: ReadonlySet<string>, links: readonly LayoutLink[]): number {
  const ending = links.filter((link) => row.has(link.to));
  if (ending.length === 0) return STAGGER_GAP;
  return ending.some((link) => link.labelled) ? LABELLED_ROW_GAP : ROW_GAP;
}
