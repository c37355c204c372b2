/** React Flow's nodes and edges for a scene. What did not change keeps its identity, so that nothing renders for it. */

import type { CanvasPoint, JourneyDocument } from '@kairos/engine';
import { Position } from '@xyflow/react';
import type { CardNode } from '../cards/journey-card';
import type { SlotNode } from '../cards/open-slot';
import type { LinkEdge } from '../edges/journey-edge';
import type { StubLink } from '../edges/stub-edge';
import { portsOf } from '../kinds/kinds';
import type { Layout, LayoutBox, Point } from '../layout/layout-graph';
import { CARD, PORT_HIT, PORT_REACH, portOffset } from '../layout/measures';
import type { NoteNode } from '../notes/note-card';
import { NOTE, noteHeight, notePosition } from '../notes/note-place';
import type { Scene } from '../scene/scene';

export type FlowNode = CardNode | SlotNode | NoteNode;
export type FlowEdge = LinkEdge | StubLink;

const NO_DATA: Record<string, never> = {};
const NO_BENDS: readonly Point[] = [];

/** Keeps what it made last time. One per canvas. */
export function createFlowElements() {
  let cards = new Map<string, CardNode>();
  let slots = new Map<string, SlotNode>();
  let links = new Map<string, FlowEdge>();
  let notes = new Map<string, NoteNode>();

  /** `held`: notes that are being moved, in canvas coordinates. */
  function nodesFor(
    document: JourneyDocument,
    scene: Scene,
    layout: Layout,
    held: Readonly<Record<string, CanvasPoint>>,
  ): FlowNode[] {
    const nextCards = new Map<string, CardNode>();
    for (const node of document.nodes) {
      const position = layout.positions[node.id];
      if (!position) continue;
      const ports = portsOf(node).map((port) => port.id);
      const known = cards.get(node.id);
      const isSame = known && isSamePoint(known.position, position) && hasPorts(known, ports);
      nextCards.set(node.id, isSame ? known : cardNode(node.id, position, ports));
    }
    const nextSlots = new Map<string, SlotNode>();
    const boxes = new Map(scene.graph.boxes.map((box) => [box.id, box]));
    for (const slot of scene.slots) {
      const position = layout.positions[slot.id];
      const box = boxes.get(slot.id);
      if (!position || !box) continue;
      const known = slots.get(slot.id);
      const isSame = known && isSamePoint(known.position, position) && isSameSlot(known.data.slot, slot);
      nextSlots.set(slot.id, isSame ? known : slotNode(slot, position, box));
    }
    const nextNotes = new Map<string, NoteNode>();
    for (const note of document.notes ?? []) {
      const position = held[note.id] ?? notePosition(note, layout);
      const height = noteHeight(note.text);
      const known = notes.get(note.id);
      const isSame = known && isSamePoint(known.position, position) && known.height === height;
      const { width } = NOTE;
      nextNotes.set(note.id, isSame ? known : { id: note.id, type: 'note', position, data: NO_DATA, width, height });
    }
    cards = nextCards;
    slots = nextSlots;
    notes = nextNotes;
    return [...cards.values(), ...slots.values(), ...notes.values()];
  }

  function edgesFor(document: JourneyDocument, scene: Scene, layout: Layout): FlowEdge[] {
    const next = new Map<string, FlowEdge>();
    for (const { id, from, port, to } of document.edges) {
      if (!layout.positions[from] || !layout.positions[to]) continue;
      const bends = layout.bends[id] ?? NO_BENDS;
      const known = links.get(id);
      const isSame =
        known?.type === 'link' &&
        known.source === from &&
        known.target === to &&
        known.sourceHandle === port &&
        isSameWay(known.data?.bends ?? NO_BENDS, bends);
      next.set(
        id,
        isSame ? known : { id, type: 'link', source: from, sourceHandle: port, target: to, data: { bends } },
      );
    }
    for (const { id, slot } of scene.slots) {
      if (slot.type === 'edge' || slot.type === 'canvas' || !layout.positions[id] || !layout.positions[slot.nodeId])
        continue;
      const stubId = `to:${id}`;
      const known = links.get(stubId);
      next.set(stubId, known ?? stub(stubId, id, slot));
    }
    links = next;
    return [...next.values()];
  }

  return { nodesFor, edgesFor };
}

function stub(
  id: string,
  slotId: string,
  slot: { type: 'port'; nodeId: string; port: string } | { type: 'input'; nodeId: string },
): StubLink {
  if (slot.type === 'input') {
    return { id, type: 'stub', source: slotId, sourceHandle: 'out', target: slot.nodeId, data: { toInput: true } };
  }
  const { nodeId, port } = slot;
  return { id, type: 'stub', source: nodeId, sourceHandle: port, target: slotId, data: { toInput: false } };
}

// Size and ports are given beforehand: React Flow then draws edges at once, also to cards that are out of sight.
function cardNode(id: string, position: Point, ports: string[]): CardNode {
  const hit = { width: PORT_HIT, height: PORT_HIT };
  return {
    id,
    type: 'card',
    position,
    data: NO_DATA,
    ...CARD,
    handles: [
      { type: 'target', position: Position.Top, x: CARD.width / 2 - PORT_REACH, y: -PORT_REACH, ...hit },
      ...ports.map((port, index) => ({
        id: port,
        type: 'source' as const,
        position: Position.Bottom,
        x: portOffset(index, ports.length) - PORT_REACH,
        y: CARD.height - PORT_REACH,
        ...hit,
      })),
    ],
  };
}

function slotNode(slot: SlotNode['data']['slot'], position: Point, box: LayoutBox): SlotNode {
  const point = { x: box.width / 2, width: 1, height: 1 };
  return {
    id: slot.id,
    type: 'slot',
    position,
    data: { slot },
    width: box.width,
    height: box.height,
    handles: [
      { type: 'target', position: Position.Top, y: 0, ...point },
      { id: 'out', type: 'source', position: Position.Bottom, y: box.height - 1, ...point },
      { id: 'wire', type: 'source', position: Position.Bottom, y: box.height - 1, ...point },
    ],
  };
}

const isSamePoint = (a: Point, b: Point) => a.x === b.x && a.y === b.y;

const isSameWay = (a: readonly Point[], b: readonly Point[]) =>
  a === b || (a.length === b.length && a.every((point, index) => isSamePoint(point, b[index] ?? point)));

function hasPorts(card: CardNode, ports: string[]): boolean {
  const known = card.handles?.slice(1).map((handle) => handle.id) ?? [];
  return known.length === ports.length && known.every((id, index) => id === ports[index]);
}

function isSameSlot(a: SlotNode['data']['slot'], b: SlotNode['data']['slot']): boolean {
  return a.look === b.look && a.zone === b.zone && a.labelled === b.labelled;
}
