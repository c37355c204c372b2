/** Steps that go somewhere together: a new one, a copied group, a branch that moves. */
import type { KindDefinition, PortDefinition } from '../../contract/kind';
import type { JourneyDocument, JourneyEdge, JourneyNode, JourneyNote } from '../document';
import { MOST_NOTES } from './annotate';
import { type EditableKinds, type EditContext, freshId } from './edit';
import { definitionOf, findEdge, findNode, outputsOfNode } from './ports';
import { fittingTail, type Shape, type Slot } from './slots';

export interface Block {
  nodes: readonly JourneyNode[];
  /** Edges between these nodes. */
  edges: readonly JourneyEdge[];
  /** Notes beside these nodes. */
  notes: readonly JourneyNote[];
}

/** A block's shape, with the steps that it is made of. */
export interface Ends extends Shape {
  headIds: readonly string[];
  tails: readonly Tail[];
}

interface Tail extends PortDefinition {
  nodeId: string;
}

/** These steps, the edges between them and the notes beside them, as they stand in the document. */
export function blockOf(document: JourneyDocument, nodeIds: Iterable<string>): Block {
  const ids = new Set(nodeIds);
  return {
    nodes: document.nodes.filter((node) => ids.has(node.id)),
    edges: document.edges.filter((edge) => ids.has(edge.from) && ids.has(edge.to)),
    notes: document.notes?.filter(({ beside }) => beside !== null && ids.has(beside)) ?? [],
  };
}

/** Where a block begins, and the ways out of it, from left to right. Steps of unknown kinds are no beginning and no end. */
export function endsOf(block: Block, kinds: EditableKinds): Ends {
  const entered = new Set(block.edges.map((edge) => edge.to));
  const heads = block.nodes.flatMap((node): { id: string; kind: KindDefinition }[] => {
    const kind = definitionOf(kinds, node);
    return kind && !entered.has(node.id) ? [{ id: node.id, kind }] : [];
  });
  return {
    headIds: heads.map((head) => head.id),
    heads: heads.map((head) => head.kind),
    tails: tailsFrom(
      heads.map((head) => head.id),
      block,
      kinds,
    ),
  };
}

function tailsFrom(heads: readonly string[], block: Block, kinds: EditableKinds): Tail[] {
  const byId = new Map(block.nodes.map((node) => [node.id, node]));
  const tails: Tail[] = [];
  const seen = new Set<string>();
  const open = [...heads].reverse();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = byId.get(id);
    if (!node || seen.has(id)) continue;
    seen.add(id);
    const next: string[] = [];
    for (const port of outputsOfNode(kinds, node)) {
      const inner = block.edges.filter((edge) => edge.from === node.id && edge.port === port.id);
      if (inner.length === 0) tails.push({ ...port, nodeId: node.id });
      next.push(...inner.map((edge) => edge.to));
    }
    open.push(...next.reverse());
  }
  return tails;
}

/** The same steps under ids that the document does not use yet; edges that lead out of the block are left out. */
export function copyOf(block: Block, document: JourneyDocument, context: EditContext): Block {
  const ids = new Map<string, string>();
  let taken = document;
  const nodes = block.nodes.map((node) => {
    const copy = { ...node, id: freshId(taken, context, 'n') };
    taken = { ...taken, nodes: [...taken.nodes, copy] };
    ids.set(node.id, copy.id);
    return copy;
  });
  const edges = block.edges.flatMap((edge) => {
    const from = ids.get(edge.from);
    const to = ids.get(edge.to);
    if (from === undefined || to === undefined) return [];
    const copy = { ...edge, from, to, id: freshId(taken, context, 'e') };
    taken = { ...taken, edges: [...taken.edges, copy] };
    return [copy];
  });
  const notes = block.notes.flatMap((note) => {
    const beside = note.beside === null ? undefined : ids.get(note.beside);
    if (beside === undefined) return [];
    const copy = { ...note, beside, id: freshId(taken, context, 's') };
    taken = { ...taken, notes: [...(taken.notes ?? []), copy] };
    return [copy];
  });
  return { nodes, edges, notes };
}

/** The document with the block in it; notes beyond what a document holds stay out. */
export function withBlock(document: JourneyDocument, block: Block): JourneyDocument {
  const nodes = [...document.nodes, ...block.nodes];
  const edges = [...document.edges, ...block.edges];
  if (block.notes.length === 0) return { ...document, nodes, edges };
  return { ...document, nodes, edges, notes: [...(document.notes ?? []), ...block.notes].slice(0, MOST_NOTES) };
}

/**
 * Joins a block, whose steps are in the document already, to a slot that takes its shape (`whyNotJoin`).
 * What followed in the slot follows the block's first fitting way out.
 */
export function join(document: JourneyDocument, context: EditContext, slot: Slot, ends: Ends): JourneyDocument {
  switch (slot.type) {
    case 'canvas':
      return document;
    case 'edge':
      return joinOnEdge(document, context, slot.edgeId, ends);
    case 'port':
      return joinAfter(document, context, slot, ends);
    case 'input':
      return joinBefore(document, context, slot.nodeId, ends);
  }
}

function joinOnEdge(document: JourneyDocument, context: EditContext, edgeId: string, ends: Ends): JourneyDocument {
  const edge = findEdge(document, edgeId);
  const [head] = ends.headIds;
  const tail = edge && tailTo(document, context, edge.to, ends);
  if (!edge || head === undefined || !tail) return document;
  // The edge keeps its id and its beginning: a wire under the pointer does not turn into another one.
  const edges = document.edges.map((other) => (other === edge ? { ...edge, to: head } : other));
  const next = { id: freshId(document, context, 'e'), from: tail.nodeId, port: tail.id, to: edge.to };
  return { ...document, edges: [...edges, next] };
}

function joinAfter(
  document: JourneyDocument,
  context: EditContext,
  place: { nodeId: string; port: string },
  ends: Ends,
): JourneyDocument {
  const [head] = ends.headIds;
  const source = findNode(document, place.nodeId);
  const port = source && outputsOfNode(context.kinds, source).find((output) => output.id === place.port);
  const taken = document.edges.find((edge) => edge.from === place.nodeId && edge.port === place.port);
  if (head === undefined) return document;
  if (port?.type === 'step' && taken) {
    const joined = joinOnEdge(document, context, taken.id, ends);
    if (joined !== document) return joined;
    return { ...document, edges: document.edges.map((edge) => (edge === taken ? { ...edge, to: head } : edge)) };
  }
  const edge = { id: freshId(document, context, 'e'), from: place.nodeId, port: place.port, to: head };
  return { ...document, edges: [...document.edges, edge] };
}

function joinBefore(document: JourneyDocument, context: EditContext, nodeId: string, ends: Ends): JourneyDocument {
  const tail = tailTo(document, context, nodeId, ends);
  if (!tail) return document;
  const edge = { id: freshId(document, context, 'e'), from: tail.nodeId, port: tail.id, to: nodeId };
  return { ...document, edges: [...document.edges, edge] };
}

function tailTo(document: JourneyDocument, context: EditContext, nodeId: string, ends: Ends): Tail | undefined {
  const target = findNode(document, nodeId);
  const kind = target && definitionOf(context.kinds, target);
  return kind && fittingTail(ends.tails, kind.accepts);
}
