/** Which row a box stands in: sensing above the triggers above the campaign, and every box below those that lead to it. */
import { type LayoutGraph, type LayoutLink, ZONES, type Zone } from './layout-graph';
import { LABELLED_ROW_GAP, ROW_GAP, ZONE_PADDING } from './measures';

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
  const rows = new Map<string, number>();
  const visiting = new Set<string>();
  const rowFor = (id: string): number => {
    const known = rows.get(id);
    if (known !== undefined) return known;
    if (visiting.has(id)) return -1;
    visiting.add(id);
    const row = 1 + Math.max(-1, ...(arriving.get(id) ?? []).map((link) => rowFor(link.from)));
    rows.set(id, row);
    return row;
  };
  for (const box of graph.boxes) rowFor(box.id);
  return rows;
}

function gapAbove(row: ReadonlySet<string>, links: readonly LayoutLink[]): number {
  return links.some((link) => link.labelled && row.has(link.to)) ? LABELLED_ROW_GAP : ROW_GAP;
}
