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
  switch (slot.type) {
    case 'canvas':
      return null;
    case 'edge':
      return whyNotOnEdge(document, kinds, slot.edgeId, kind);
    case 'port':
      return whyNotAfterPort(document, kinds, slot.nodeId, slot.port, kind);
    case 'input':
      return whyNotBefore(document, kinds, slot.nodeId, kind);
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

/** The output of a fresh node of this kind that fits one of the accepted types; the first in port order. */
export function fittingOutput(kind: KindDefinition, accepts: readonly PortType[]): PortDefinition | undefined {
  return outputsOf(kind, kind.defaults).find((output) => accepts.includes(output.type));
}

/** What the kind's input says to a port of this type; null when they fit. */
function whyNotAfter(kind: KindDefinition, type: PortType): Refusal | null {
  if (kind.accepts.length === 0) return refuse('no-input');
  if (kind.accepts.includes(type)) return null;
  if (type === 'signal') return refuse('signal-leads-to-sensing');
  return refuse(type === 'points' ? 'points-lead-to-trigger' : 'step-leads-to-step');
}

function whyNotOnEdge(document: JourneyDocument, kinds: EditableKinds, edgeId: string, kind: KindDefinition) {
  const edge = findEdge(document, edgeId);
  const target = edge && findNode(document, edge.to);
  const targetKind = target && definitionOf(kinds, target);
  if (!edge || !targetKind) return refuse('unknown');
  const refusal = whyNotAfterPort(document, kinds, edge.from, edge.port, kind);
  if (refusal) return refusal;
  return fittingOutput(kind, targetKind.accepts) ? null : refuse('nothing-follows');
}

function whyNotAfterPort(
  document: JourneyDocument,
  kinds: EditableKinds,
  nodeId: string,
  portId: string,
  kind: KindDefinition,
) {
  const source = findNode(document, nodeId);
  const port = source && outputsOfNode(kinds, source).find((output) => output.id === portId);
  if (!port) return refuse('unknown');
  return whyNotAfter(kind, port.type);
}

function whyNotBefore(document: JourneyDocument, kinds: EditableKinds, nodeId: string, kind: KindDefinition) {
  const target = findNode(document, nodeId);
  const targetKind = target && definitionOf(kinds, target);
  if (!targetKind) return refuse('unknown');
  if (targetKind.accepts.length === 0) return refuse('no-input');
  if (!targetKind.manyInputs && document.edges.some((edge) => edge.to === nodeId)) return refuse('input-taken');
  const output = outputsOf(kind, kind.defaults)[0];
  if (!output) return refuse('nothing-follows');
  return fittingOutput(kind, targetKind.accepts) ? null : whyNotAfter(targetKind, output.type);
}
