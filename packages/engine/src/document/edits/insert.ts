/** Adding steps: a new one, or a copied group, on an edge, after a port, before a step, or loose. */
import type { KindDefinition } from '../../contract/kind';
import type { JourneyDocument, JourneyNode } from '../document';
import { type Block, copyOf, endsOf, join, withBlock } from './block';
import {
  done,
  type EditableKinds,
  type EditContext,
  type EditResult,
  freshId,
  type Refusal,
  refuse,
  refused,
} from './edit';
import { type Slot, whyNotJoin } from './slots';

/** Adds a fresh step of a kind in a slot, with the edges that make it part of the journey. */
export function insert(document: JourneyDocument, context: EditContext, slot: Slot, kindId: string): EditResult {
  const kind = context.kinds.get(kindId)?.definition;
  if (!kind) return refused(refuse('unknown'));
  return put(document, context, slot, { nodes: [freshNode(document, context, kind)], edges: [], notes: [] });
}

/** Why a group may not be pasted into a slot; null when it may. */
export function whyNotPaste(document: JourneyDocument, kinds: EditableKinds, slot: Slot, block: Block): Refusal | null {
  return whyNotJoin(document, kinds, slot, endsOf(block, kinds));
}

/** Puts a copy of a group, from this journey or another one, into a slot. Its steps get new ids. */
export function paste(document: JourneyDocument, context: EditContext, slot: Slot, block: Block): EditResult {
  return put(document, context, slot, copyOf(block, document, context));
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

function put(document: JourneyDocument, context: EditContext, slot: Slot, block: Block): EditResult {
  const ends = endsOf(block, context.kinds);
  const refusal = whyNotJoin(document, context.kinds, slot, ends);
  if (refusal) return refused(refusal);
  const result = join(withBlock(document, block), context, slot, ends);
  return done(result, ends.headIds[0] ?? block.nodes[0]?.id ?? null);
}

function freshNode(document: JourneyDocument, context: EditContext, kind: KindDefinition): JourneyNode {
  return { id: freshId(document, context, 'n'), kind: kind.id, name: '', config: asRecord(kind.defaults) };
}

function asRecord(defaults: unknown): JourneyNode['config'] {
  return typeof defaults === 'object' && defaults !== null ? Object.fromEntries(Object.entries(defaults)) : {};
}
