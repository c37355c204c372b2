/** What is to be seen on the canvas: cards, edges, and the open places where something can be added. */
import { type JourneyDocument, type JourneyNode, legalKinds, type Slot, slotKey } from '@kairos/engine';
import { definitionOf, KINDS, portsOf } from '../kinds/kinds';
import type { LayoutBox, LayoutGraph, LayoutLink, Zone } from '../layout/layout-graph';
import { CARD, LABELLED_PLUS, PLUS } from '../layout/measures';
import { indexOf } from '../store/document-index';
import { zoneOfCategory, zoneOfPort } from './zones';

/** `plus`: a small "+"; `invitation`: a dashed card where something is still missing. */
export type SlotLook = 'plus' | 'invitation';

export interface SceneSlot {
  id: string;
  slot: Slot;
  look: SlotLook;
  zone: Zone;
  /** The port carries a label, which the slot shows. */
  labelled: boolean;
}

export interface Scene {
  slots: readonly SceneSlot[];
  /** Scores and triggers that have indicators and can take one more: their cards carry a "+". */
  takingIndicators: ReadonlySet<string>;
  /** Edges on which at least one kind may be inserted. */
  insertable: ReadonlySet<string>;
  graph: LayoutGraph;
}

/** `editable` leaves the open places out when false. */
export function sceneOf(document: JourneyDocument, editable: boolean): Scene {
  const slots = editable ? openSlots(document) : [];
  const boxes: LayoutBox[] = [
    ...document.nodes.map((node) => ({ id: node.id, zone: zoneOfNode(node), ...CARD })),
    ...slots.map((slot) => ({ id: slot.id, zone: slot.zone, ...sizeOf(slot) })),
  ];
  const insertable = editable ? insertableEdges(document) : new Set<string>();
  const taking = editable ? document.nodes.filter((node) => takesIndicators(document, node)) : [];
  const takingIndicators = new Set(taking.map((node) => node.id));
  return { slots, insertable, takingIndicators, graph: { boxes, links: linksOf(document, slots) } };
}

export function zoneOfNode(node: JourneyNode): Zone {
  const definition = definitionOf(node.kind);
  return definition ? zoneOfCategory(definition.category) : 'campaign';
}

function sizeOf(slot: SceneSlot): { width: number; height: number } {
  if (slot.look === 'invitation') return CARD;
  return slot.labelled ? LABELLED_PLUS : PLUS;
}

/** Open ports, scores and triggers that wait for their first indicator, and an invitation in every zone that is still empty. */
function openSlots(document: JourneyDocument): SceneSlot[] {
  const ports = openPorts(document);
  const { arriving } = indexOf(document);
  const waiting = document.nodes.filter((node) => !arriving.has(node.id) && takesIndicators(document, node));
  const indicators = waiting.map(indicatorSlot);
  const filled = new Set(document.nodes.map((node) => zoneOfNode(node)));
  const invited = new Set<string>();
  const extra: SceneSlot[] = [];
  if (!filled.has('sense') && indicators.length === 0) extra.push(invitation('sense'));
  if (!filled.has('trigger')) {
    const leading = ports.find((port) => port.type === 'points') ?? ports.find((port) => port.type === 'signal');
    if (leading) invited.add(leading.slot.id);
    else extra.push(invitation('trigger'));
  }
  if (!filled.has('campaign')) {
    const start = ports.find((port) => port.type === 'step');
    if (start) invited.add(start.slot.id);
  }
  const portSlots = ports.map(({ slot, type }): SceneSlot => {
    if (!invited.has(slot.id)) return slot;
    return { ...slot, look: 'invitation', zone: type === 'step' ? 'campaign' : 'trigger' };
  });
  return [...portSlots, ...indicators, ...extra];
}

function openPorts(document: JourneyDocument) {
  const { leaving } = indexOf(document);
  return document.nodes.flatMap((node) => {
    const definition = definitionOf(node.kind);
    const used = new Set((leaving.get(node.id) ?? []).map((edge) => edge.port));
    return portsOf(node)
      .filter((port) => !used.has(port.id))
      .map((port) => {
        const slot: Slot = { type: 'port', nodeId: node.id, port: port.id };
        const labelled = definition?.portLabel?.(port.id, node.config) !== undefined;
        const scene: SceneSlot = { id: slotKey(slot), slot, look: 'plus', zone: zoneOfPort(port.type), labelled };
        return { slot: scene, type: port.type };
      });
  });
}

function takesIndicators(document: JourneyDocument, node: JourneyNode): boolean {
  const definition = definitionOf(node.kind);
  if (!definition?.manyInputs || !definition.accepts.includes('signal')) return false;
  const { nodes, arriving } = indexOf(document);
  return (arriving.get(node.id) ?? []).every((edge) => {
    const source = nodes.get(edge.from);
    const ports = source ? portsOf(source) : [];
    return ports.some((port) => port.id === edge.port && port.type === 'signal');
  });
}

function indicatorSlot(node: JourneyNode): SceneSlot {
  const slot: Slot = { type: 'input', nodeId: node.id };
  return { id: slotKey(slot), slot, look: 'invitation', zone: 'sense', labelled: false };
}

function invitation(zone: Zone): SceneSlot {
  return { id: `start:${zone}`, slot: { type: 'canvas' }, look: 'invitation', zone, labelled: false };
}

/** Links in the order of nodes and their ports, which the layout keeps from left to right. */
function linksOf(document: JourneyDocument, slots: readonly SceneSlot[]): LayoutLink[] {
  const { nodes, leaving } = indexOf(document);
  const byId = new Map(slots.map((slot) => [slot.id, slot]));
  const links: LayoutLink[] = [];
  for (const node of document.nodes) {
    const definition = definitionOf(node.kind);
    const edges = leaving.get(node.id) ?? [];
    const ports = portsOf(node).map((port) => port.id);
    for (const port of new Set([...ports, ...edges.map((edge) => edge.port)])) {
      const labelled = definition?.portLabel?.(port, node.config) !== undefined;
      for (const edge of edges.filter((candidate) => candidate.port === port)) {
        const target = nodes.get(edge.to);
        const scored = target && definitionOf(target.kind)?.category === 'score';
        const carriesPoints = scored && definition?.points !== undefined;
        links.push({ id: edge.id, from: edge.from, to: edge.to, labelled: labelled || carriesPoints === true });
      }
      const slot = byId.get(slotKey({ type: 'port', nodeId: node.id, port }));
      if (slot) links.push({ id: `to:${slot.id}`, from: node.id, to: slot.id, labelled: false });
    }
  }
  for (const { id, slot } of slots) {
    if (slot.type === 'input') links.push({ id: `to:${id}`, from: id, to: slot.nodeId, labelled: false });
  }
  return links;
}

/** Whether a kind fits depends on the two kinds and the port only, so that is asked once per combination. */
function insertableEdges(document: JourneyDocument): Set<string> {
  const { nodes } = indexOf(document);
  const answers = new Map<string, boolean>();
  const insertable = new Set<string>();
  for (const edge of document.edges) {
    const combination = [nodes.get(edge.from)?.kind, edge.port, nodes.get(edge.to)?.kind].join(' ');
    const answer =
      answers.get(combination) ?? legalKinds(document, KINDS, { type: 'edge', edgeId: edge.id }).length > 0;
    answers.set(combination, answer);
    if (answer) insertable.add(edge.id);
  }
  return insertable;
}
