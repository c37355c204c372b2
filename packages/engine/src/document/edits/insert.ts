/** Adding a step: on an edge, after a port, before a step, or loose. */
import type { KindDefinition } from '../../contract/kind';
import type { JourneyDocument, JourneyNode } from '../document';
import { done, type EditContext, type EditResult, freshId, refuse, refused } from './edit';
import { definitionOf, findEdge, findNode, outputsOfNode } from './ports';
import { fittingOutput, type Slot, whyNotInSlot } from './slots';

/** Adds a fresh step of a kind in a slot, with the edges that make it part of the journey. */
export function insert(document: JourneyDocument, context: EditContext, slot: Slot, kindId: string): EditResult {
  const kind = context.kinds.get(kindId)?.definition;
  if (!kind) return refused(refuse('unknown'));
  const refusal = whyNotInSlot(document, context.kinds, slot, kind);
  if (refusal) return refused(refusal);
  const node = freshNode(document, context, kind);
  const placed = { ...document, nodes: [...document.nodes, node] };
  switch (slot.type) {
    case 'canvas':
      return done(placed, node.id);
    case 'edge':
      return done(spliceIn(placed, context, slot.edgeId, node), node.id);
    case 'port':
      return done(spliceAfter(placed, context, slot, node), node.id);
    case 'input':
      return done(linkBefore(placed, context, slot.nodeId, node), node.id);
  }
}

/** Puts a fresh step between the two ends of an edge; a branching step keeps what followed on its first branch. */
export function insertOnEdge(
  document: JourneyDocument,
  context: EditContext,
  edgeId: string,
  kindId: string,
): EditResult {
  return insert(document, context, { type: 'edge', edgeId }, kindId);
}

/** Puts a fresh step after a port. What a step port already led to follows the new step, where it can. */
export function appendToPort(
  document: JourneyDocument,
  context: EditContext,
  nodeId: string,
  port: string,
  kindId: string,
): EditResult {
  return insert(document, context, { type: 'port', nodeId, port }, kindId);
}

function freshNode(document: JourneyDocument, context: EditContext, kind: KindDefinition): JourneyNode {
  return { id: freshId(document, context, 'n'), kind: kind.id, name: '', config: asRecord(kind.defaults) };
}

function asRecord(defaults: unknown): JourneyNode['config'] {
  return typeof defaults === 'object' && defaults !== null ? Object.fromEntries(Object.entries(defaults)) : {};
}

function spliceIn(document: JourneyDocument, context: EditContext, edgeId: string, node: JourneyNode): JourneyDocument {
  const kind = definitionOf(context.kinds, node);
  const edge = findEdge(document, edgeId);
  const target = edge && findNode(document, edge.to);
  const targetKind = target && definitionOf(context.kinds, target);
  const output = kind && targetKind && fittingOutput(kind, targetKind.accepts);
  if (!edge || !output) return document;
  // The edge keeps its id and its beginning: a wire under the pointer does not turn into another one.
  const edges = document.edges.map((other) => (other === edge ? { ...edge, to: node.id } : other));
  const next = { id: freshId(document, context, 'e'), from: node.id, port: output.id, to: edge.to };
  return { ...document, edges: [...edges, next] };
}

function spliceAfter(
  document: JourneyDocument,
  context: EditContext,
  place: { nodeId: string; port: string },
  node: JourneyNode,
): JourneyDocument {
  const source = findNode(document, place.nodeId);
  const port = source && outputsOfNode(context.kinds, source).find((output) => output.id === place.port);
  const taken = document.edges.find((edge) => edge.from === place.nodeId && edge.port === place.port);
  if (port?.type === 'step' && taken) {
    const spliced = spliceIn(document, context, taken.id, node);
    if (spliced !== document) return spliced;
    return { ...document, edges: document.edges.map((edge) => (edge === taken ? { ...edge, to: node.id } : edge)) };
  }
  const edge = { id: freshId(document, context, 'e'), from: place.nodeId, port: place.port, to: node.id };
  return { ...document, edges: [...document.edges, edge] };
}

function linkBefore(
  document: JourneyDocument,
  context: EditContext,
  nodeId: string,
  node: JourneyNode,
): JourneyDocument {
  const kind = definitionOf(context.kinds, node);
  const target = findNode(document, nodeId);
  const targetKind = target && definitionOf(context.kinds, target);
  const output = kind && targetKind && fittingOutput(kind, targetKind.accepts);
  if (!output) return document;
  const edge = { id: freshId(document, context, 'e'), from: node.id, port: output.id, to: nodeId };
  return { ...document, edges: [...document.edges, edge] };
}
