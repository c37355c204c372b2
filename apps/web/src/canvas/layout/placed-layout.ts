/** The computed layout with what was placed by hand in its own place. The zones stay apart: a lower one makes room. */
import type { Layout, LayoutBox, LayoutGraph, Point, Zone } from './layout-graph';
import { CARD, COLUMN_GAP, ZONE_PADDING } from './measures';

type Positions = Readonly<Record<string, Point>>;

/**
 * Steps that nobody placed yet stand beside the step that leads to them, as the computed layout has it.
 * Open places follow the step that they belong to.
 */
export function placedLayout(computed: Layout, graph: LayoutGraph, placed: Positions): Layout {
  const positions = { ...computed.positions, ...placed };
  const settled = new Set(Object.keys(placed));
  const isCard = (box: LayoutBox) => box.width === CARD.width;
  const neighbours = neighboursOf(graph);
  for (const box of graph.boxes) {
    if (settled.has(box.id)) continue;
    const owner = neighbours.get(box.id)?.find((id) => settled.has(id));
    const at = owner === undefined ? undefined : besides(computed.positions, positions, owner, box.id);
    if (!at) continue;
    positions[box.id] = isCard(box) ? freeNear(at, positions, graph.boxes, settled) : at;
    if (isCard(box)) settled.add(box.id);
  }
  return withRoomForZones({ ...computed, positions, bends: keptBends(computed, positions, graph) }, graph);
}

const known = new WeakMap<LayoutGraph, Map<string, string[]>>();

/** What each box is linked to; while a card is dragged this is asked at every frame. */
function neighboursOf(graph: LayoutGraph): Map<string, string[]> {
  const found = known.get(graph);
  if (found) return found;
  const neighbours = new Map<string, string[]>(graph.boxes.map((box) => [box.id, []]));
  for (const { from, to } of graph.links) {
    neighbours.get(to)?.push(from);
    neighbours.get(from)?.push(to);
  }
  known.set(graph, neighbours);
  return neighbours;
}

/** Where a box stands when it keeps the distance that the computed layout has between it and another one. */
function besides(computed: Positions, positions: Positions, ownerId: string, id: string): Point | undefined {
  const [owner, own, now] = [computed[ownerId], computed[id], positions[ownerId]];
  if (!owner || !own || !now) return undefined;
  return { x: now.x + own.x - owner.x, y: now.y + own.y - owner.y };
}

/** The nearest place to the right where no placed card is covered. */
function freeNear(at: Point, positions: Positions, boxes: readonly LayoutBox[], settled: ReadonlySet<string>): Point {
  const others = boxes.flatMap((box) => (settled.has(box.id) ? [positions[box.id]] : []));
  let x = at.x;
  const isTaken = () =>
    others.some((other) => other && Math.abs(other.x - x) < CARD.width && Math.abs(other.y - at.y) < CARD.height);
  while (isTaken()) x += CARD.width + COLUMN_GAP;
  return { x, y: at.y };
}

/** A link keeps its bends where both its ends moved alike. */
function keptBends(computed: Layout, positions: Positions, graph: LayoutGraph): Layout['bends'] {
  const kept: Layout['bends'] = {};
  for (const link of graph.links) {
    const bends = computed.bends[link.id];
    const [from, to] = [
      shiftOf(computed.positions, positions, link.from),
      shiftOf(computed.positions, positions, link.to),
    ];
    if (!bends || from.x !== to.x || from.y !== to.y) continue;
    kept[link.id] = from.x === 0 && from.y === 0 ? bends : bends.map(({ x, y }) => ({ x: x + from.x, y: y + from.y }));
  }
  return kept;
}

function shiftOf(before: Positions, after: Positions, id: string): Point {
  const [start, end] = [before[id], after[id]];
  return start && end ? { x: end.x - start.x, y: end.y - start.y } : { x: 0, y: 0 };
}

function withRoomForZones(layout: Layout, graph: LayoutGraph): Layout {
  const positions = { ...layout.positions };
  const sense = spanOf('sense', positions, graph);
  const zones = { ...layout.zones };
  zones.sense = {
    top: Math.min(0, (sense?.top ?? 0) - ZONE_PADDING.sense.top),
    bottom: sense ? sense.bottom + ZONE_PADDING.sense.bottom : layout.zones.sense.bottom,
  };
  let top = zones.sense.bottom;
  for (const zone of ['trigger', 'campaign'] as const) {
    const span = spanOf(zone, positions, graph);
    const height = layout.zones[zone].bottom - layout.zones[zone].top;
    const missing = span ? Math.max(0, top + ZONE_PADDING[zone].top - span.top) : 0;
    if (missing > 0) {
      for (const box of graph.boxes) {
        const at = positions[box.id];
        if (box.zone === zone && at) positions[box.id] = { x: at.x, y: at.y + missing };
      }
    }
    const bottom = span ? span.bottom + missing + ZONE_PADDING[zone].bottom : top + height;
    zones[zone] = { top, bottom };
    top = bottom;
  }
  return { ...layout, positions, zones };
}

function spanOf(zone: Zone, positions: Positions, graph: LayoutGraph): { top: number; bottom: number } | null {
  const boxes = graph.boxes.flatMap((box) => {
    const at = positions[box.id];
    return box.zone === zone && at ? [{ top: at.y, bottom: at.y + box.height }] : [];
  });
  if (boxes.length === 0) return null;
  return { top: Math.min(...boxes.map((box) => box.top)), bottom: Math.max(...boxes.map((box) => box.bottom)) };
}
