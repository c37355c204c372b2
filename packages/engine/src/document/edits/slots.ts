/** The places where a new step can go, and which kinds are legal there. */
import type { KindDefinition, PortDefinition, PortType } from '../../contract/kind';
import type { JourneyDocument } from '../document';
import { type EditableKinds, type Refusal, refuse } from './edit';
import { definitionOf, findEdge, findNode, outputsOf, outputsOfNode } from './ports';

/** `edge`: between two steps; `port`: after a step; `input`: before a step; `canvas`: anywhere, unconnected. */
export type Slot =
  | { type: 'edge'; edgeId: string }
  | { type: 'port'; nodeId: string; port: string }
  | { type: 'input'; nodeId: string }
  | { type: 'canvas' };

/** A name for a slot that is the same for equal slots. */
export function slotKey(slot: Slot): string {
  switch (slot.type) {
    case 'edge':
      return `edge:${slot.edgeId}`;
    case 'port':
      return `port:${slot.nodeId}:${slot.port}`;
    case 'input':
      return `input:${slot.nodeId}`;
    case 'canvas':
      return 'canvas';
  }
}

/** Why a step of this kind may not go into the slot; null when it may. */
export function whyNotInSlot(
  document: JourneyDocument,
  kinds: EditableKinds,
  slot: Slot,
  kind: KindDefinition,
): Refusal | null {
  return whyNotJoin(document, kinds, slot, { heads: [kind], tails: outputsOf(kind, kind.defaults) });
}

/** How a step, or several that hang together, can be joined to what is there. */
export interface Shape {
  /** The kinds of those that nothing among them leads to. */
  heads: readonly KindDefinition[];
  /** The ways out that lead to none of them, the first one first. */
  tails: readonly PortDefinition[];
}

/** Why steps of this shape may not go into the slot; null when they may. */
export function whyNotJoin(document: JourneyDocument, kinds: EditableKinds, slot: Slot, shape: Shape): Refusal | null {
  switch (slot.type) {
    case 'canvas':
      return null;
    case 'edge':
      return whyNotOnEdge(document, kinds, slot.edgeId, shape);
    case 'port':
      return whyNotAfterPort(document, kinds, slot, shape);
    case 'input':
      return whyNotBefore(document, kinds, slot.nodeId, shape);
  }
}

/** Kinds that may go into the slot, in the order of the palette. */
export function legalKinds(document: JourneyDocument, kinds: EditableKinds, slot: Slot): KindDefinition[] {
  return inPaletteOrder(kinds).filter((kind) => whyNotInSlot(document, kinds, slot, kind) === null);
}

const CATEGORIES = [
  'sense',
  'score',
  'trigger',
  'reach',
  'act',
  'time',
  'decide',
  'end',
] as const satisfies KindDefinition['category'][];

/** All kinds, grouped by category and in their own order within it. */
export function inPaletteOrder(kinds: EditableKinds): KindDefinition[] {
  const definitions = [...kinds.values()].map((kind) => kind.definition);
  return CATEGORIES.flatMap((category) =>
    definitions.filter((kind) => kind.category === category).sort((a, b) => a.order - b.order),
  );
}

/** The first of these ways out that fits one of the accepted types. */
export function fittingTail<Tail extends PortDefinition>(
  tails: readonly Tail[],
  accepts: readonly PortType[],
): Tail | undefined {
  return tails.find((tail) => accepts.includes(tail.type));
}

/** What the kind's input says to a port of this type; null when they fit. */
function whyNotAfter(kind: KindDefinition, type: PortType): Refusal | null {
  if (kind.accepts.length === 0) return refuse('no-input');
  if (kind.accepts.includes(type)) return null;
  if (type === 'signal') return refuse('signal-leads-to-sensing');
  return refuse(type === 'points' ? 'points-lead-to-trigger' : 'step-leads-to-step');
}

function whyNotOnEdge(document: JourneyDocument, kinds: EditableKinds, edgeId: string, shape: Shape): Refusal | null {
  const edge = findEdge(document, edgeId);
  const target = edge && findNode(document, edge.to);
  const targetKind = target && definitionOf(kinds, target);
  if (!edge || !targetKind) return refuse('unknown');
  const refusal = whyNotAfterPort(document, kinds, { nodeId: edge.from, port: edge.port }, shape);
  if (refusal) return refusal;
  return fittingTail(shape.tails, targetKind.accepts) ? null : refuse('nothing-follows');
}

function whyNotAfterPort(
  document: JourneyDocument,
  kinds: EditableKinds,
  place: { nodeId: string; port: string },
  { heads }: Shape,
): Refusal | null {
  const source = findNode(document, place.nodeId);
  const port = source && outputsOfNode(kinds, source).find((output) => output.id === place.port);
  if (!port) return refuse('unknown');
  const [head, ...others] = heads;
  return !head || others.length > 0 ? refuse('several-beginnings') : whyNotAfter(head, port.type);
}

function whyNotBefore(
  document: JourneyDocument,
  kinds: EditableKinds,
  nodeId: string,
  { tails }: Shape,
): Refusal | null {
  const target = findNode(document, nodeId);
  const targetKind = target && definitionOf(kinds, target);
  if (!targetKind) return refuse('unknown');
  if (targetKind.accepts.length === 0) return refuse('no-input');
  if (!targetKind.manyInputs && document.edges.some((edge) => edge.to === nodeId)) return refuse('input-taken');
  const [first] = tails;
  if (!first) return refuse('nothing-follows');
  return fittingTail(tails, targetKind.accepts) ? null : whyNotAfter(targetKind, first.type);
}
