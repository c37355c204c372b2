/** Where on the canvas each slot is, for finding the nearest one under the hand. */
import type { JourneyDocument, Slot } from '@kairos/engine';
import { slotKey } from '@kairos/engine';
import { edgePath } from '../edges/edge-path';
import { edgeLabel } from '../kinds/card-text';
import { portsOf } from '../kinds/kinds';
import type { Layout, Point, Zone } from '../layout/layout-graph';
import { CARD, portOffset } from '../layout/measures';
import { indexOf } from '../store/document-index';
import type { Scene } from './scene';

export interface SlotPoint {
  key: string;
  slot: Slot;
  /** Canvas coordinates. */
  at: Point;
  /** Only steps of this zone are invited; null where the slot itself says what fits. */
  zone: Zone | null;
}

/** The "+" on every edge, every open place, and the top of every card. */
export function slotPoints(document: JourneyDocument, scene: Scene, layout: Layout): SlotPoint[] {
  return [...edgePoints(document, layout), ...openPoints(scene, layout), ...inputPoints(document, scene, layout)];
}

/** The nearest point within a radius that is asked for, or null. */
export function nearestPoint(points: readonly SlotPoint[], at: Point, radius: number): SlotPoint | null {
  let best: SlotPoint | null = null;
  let shortest = radius;
  for (const point of points) {
    const distance = Math.hypot(point.at.x - at.x, point.at.y - at.y);
    if (distance > shortest) continue;
    shortest = distance;
    best = point;
  }
  return best;
}

function edgePoints(document: JourneyDocument, layout: Layout): SlotPoint[] {
  const { nodes } = indexOf(document);
  return document.edges.flatMap((edge) => {
    const source = nodes.get(edge.from);
    const start = layout.positions[edge.from];
    const end = layout.positions[edge.to];
    if (!source || !start || !end) return [];
    const ports = portsOf(source).map((port) => port.id);
    const offset = portOffset(Math.max(0, ports.indexOf(edge.port)), ports.length);
    const from = { x: start.x + offset, y: start.y + CARD.height };
    const path = edgePath(from, { x: end.x + CARD.width / 2, y: end.y }, layout.bends[edge.id]);
    const slot: Slot = { type: 'edge', edgeId: edge.id };
    const isLabelled = edgeLabel(document, edge, 'en') !== null;
    return [{ key: slotKey(slot), slot, at: isLabelled ? path.label : path.middle, zone: null }];
  });
}

function openPoints(scene: Scene, layout: Layout): SlotPoint[] {
  const boxes = new Map(scene.graph.boxes.map((box) => [box.id, box]));
  return scene.slots.flatMap(({ id, slot, zone }) => {
    const position = layout.positions[id];
    const box = boxes.get(id);
    if (!position || !box) return [];
    const at = { x: position.x + box.width / 2, y: position.y + box.height / 2 };
    return [{ key: id, slot, at, zone: slot.type === 'canvas' ? zone : null }];
  });
}

/** Cards that want something before them: those that take indicators, and steps that nothing leads to yet. */
function inputPoints(document: JourneyDocument, scene: Scene, layout: Layout): SlotPoint[] {
  const shown = new Set(scene.slots.map((slot) => slot.id));
  const { arriving } = indexOf(document);
  return document.nodes.flatMap((node) => {
    const slot: Slot = { type: 'input', nodeId: node.id };
    const key = slotKey(slot);
    const position = layout.positions[node.id];
    const isWanted = scene.takingIndicators.has(node.id) || !arriving.has(node.id);
    if (!position || !isWanted || shown.has(key)) return [];
    return [{ key, slot, at: { x: position.x + CARD.width / 2, y: position.y + 12 }, zone: null }];
  });
}
