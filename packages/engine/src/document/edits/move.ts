/** Taking steps out of their place and putting them into another one; the gap heals. */
import type { JourneyDocument } from '../document';
import { blockOf, endsOf, join } from './block';
import { done, type EditableKinds, type EditContext, type EditResult, type Refusal, refuse, refused } from './edit';
import { findEdge } from './ports';
import { connectedPorts, heal } from './remove';
import { type Slot, whyNotJoin } from './slots';

/** Why these steps may not move into the slot together; null when they may. */
export function whyNotMove(
  document: JourneyDocument,
  kinds: EditableKinds,
  nodeIds: readonly string[],
  slot: Slot,
): Refusal | null {
  return moveVerdicts(document, kinds, nodeIds)(slot);
}

/** Answers `whyNotMove` for many slots: what does not depend on the slot is done once. */
export function moveVerdicts(
  document: JourneyDocument,
  kinds: EditableKinds,
  nodeIds: readonly string[],
): (slot: Slot) => Refusal | null {
  const ids = new Set(nodeIds);
  const block = blockOf(document, ids);
  const ends = endsOf(block, kinds);
  // What counts is the journey with the gap healed: the step after it may have found another one before it.
  let count = 0;
  const newId = (prefix: string) => `${prefix}-${(count += 1)}`;
  const around = liftOut(document, { kinds, newId }, nodeIds);
  return (slot) => {
    if (block.nodes.length === 0) return refuse('unknown');
    if (isPartOf(document, ids, slot)) return refuse('moves-along');
    return whyNotJoin(around, kinds, slot, ends);
  };
}

/** Moves steps together, with the edges between them. Loose on the canvas, they keep those edges only. */
export function move(
  document: JourneyDocument,
  context: EditContext,
  nodeIds: readonly string[],
  slot: Slot,
): EditResult {
  const refusal = whyNotMove(document, context.kinds, nodeIds, slot);
  if (refusal) return refused(refusal);
  const ends = endsOf(blockOf(document, nodeIds), context.kinds);
  return done(join(liftOut(document, context, nodeIds), context, slot, ends), ends.headIds[0] ?? nodeIds[0] ?? null);
}

/** A step and everything that only it leads to. */
export function branchOf(document: JourneyDocument, nodeId: string): string[] {
  const branch = new Set([nodeId]);
  for (let grows = true; grows; ) {
    grows = false;
    for (const node of document.nodes) {
      if (branch.has(node.id)) continue;
      const before = document.edges.filter((edge) => edge.to === node.id);
      if (before.length === 0 || !before.every((edge) => branch.has(edge.from))) continue;
      branch.add(node.id);
      grows = true;
    }
  }
  return [...branch];
}

/** What has to move with a step: a step that branches cannot leave its branches behind. */
export function movesWith(document: JourneyDocument, context: EditContext, nodeId: string): string[] {
  return connectedPorts(document, context, nodeId).length > 1 ? branchOf(document, nodeId) : [nodeId];
}

/** Cuts the edges around the steps and connects what came before with what follows their first way out. */
function liftOut(document: JourneyDocument, context: EditContext, nodeIds: readonly string[]): JourneyDocument {
  const ids = new Set(nodeIds);
  const incoming = document.edges.filter((edge) => !ids.has(edge.from) && ids.has(edge.to));
  const outgoing = document.edges.filter((edge) => ids.has(edge.from) && !ids.has(edge.to));
  const first = firstWayOut(document, context, nodeIds, outgoing);
  const followers = outgoing.filter((edge) => edge.from === first?.from && edge.port === first.port);
  const cut = { ...document, edges: document.edges.filter((edge) => ids.has(edge.from) === ids.has(edge.to)) };
  return heal(cut, context, incoming, followers);
}

function firstWayOut(
  document: JourneyDocument,
  context: EditContext,
  nodeIds: readonly string[],
  outgoing: JourneyDocument['edges'],
) {
  const { tails } = endsOf(blockOf(document, nodeIds), context.kinds);
  for (const tail of tails) {
    const edge = outgoing.find((candidate) => candidate.from === tail.nodeId && candidate.port === tail.id);
    if (edge) return edge;
  }
  return outgoing[0];
}

function isPartOf(document: JourneyDocument, ids: ReadonlySet<string>, slot: Slot): boolean {
  switch (slot.type) {
    case 'canvas':
      return false;
    case 'edge': {
      const edge = findEdge(document, slot.edgeId);
      return edge !== undefined && (ids.has(edge.from) || ids.has(edge.to));
    }
    case 'port':
    case 'input':
      return ids.has(slot.nodeId);
  }
}
