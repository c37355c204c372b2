/** Taking a step away so that the journey around it stays whole. */
import type { JourneyDocument, JourneyEdge } from '../document';
import { connect } from './connect';
import { done, type EditContext, type EditResult, refuse, refused } from './edit';
import { findNode, outputsOfNode } from './ports';

/** Output ports of a node that lead somewhere, left to right. */
export function connectedPorts(document: JourneyDocument, context: EditContext, nodeId: string): string[] {
  const node = findNode(document, nodeId);
  if (!node) return [];
  const used = new Set(document.edges.filter((edge) => edge.from === nodeId).map((edge) => edge.port));
  return outputsOfNode(context.kinds, node)
    .map((output) => output.id)
    .filter((port) => used.has(port));
}

/**
 * Removes a step and connects what came before with what follows on `keepPort` (default: its first branch in use).
 * Steps that stood only on the other branches go too.
 */
export function remove(document: JourneyDocument, context: EditContext, nodeId: string, keepPort?: string): EditResult {
  if (!findNode(document, nodeId)) return refused(refuse('unknown'));
  const survivor = keepPort ?? connectedPorts(document, context, nodeId)[0];
  const incoming = document.edges.filter((edge) => edge.to === nodeId);
  const outgoing = document.edges.filter((edge) => edge.from === nodeId);
  const followers = outgoing.filter((edge) => edge.port === survivor);
  const without: JourneyDocument = {
    ...document,
    nodes: document.nodes.filter((node) => node.id !== nodeId),
    edges: document.edges.filter((edge) => edge.from !== nodeId && edge.to !== nodeId),
  };
  const healed = heal(without, context, incoming, followers);
  const abandoned = outgoing.filter((edge) => edge.port !== survivor).map((edge) => edge.to);
  const heir = incoming[0]?.from ?? followers[0]?.to ?? null;
  return done(handOnNotes(dropUnreached(healed, abandoned), heir), heir);
}

/** Notes of steps that went stay with the step that is left there: what somebody wrote is never lost with a step. */
function handOnNotes(document: JourneyDocument, heir: string | null): JourneyDocument {
  const isLost = (beside: string | null) => beside !== null && !findNode(document, beside);
  if (!document.notes?.some((note) => isLost(note.beside))) return document;
  const notes = document.notes.map((note) => (isLost(note.beside) ? { ...note, beside: heir } : note));
  return { ...document, notes };
}

/** Removes several steps, each with its gap healed; unknown ones are passed over. */
export function removeAll(document: JourneyDocument, context: EditContext, nodeIds: readonly string[]): EditResult {
  return nodeIds.reduce<EditResult>(
    (result, nodeId) => {
      if (!result.ok || !findNode(result.document, nodeId)) return result;
      return remove(result.document, context, nodeId);
    },
    done(document, null),
  );
}

/** Connects every step before with every step after, where that is allowed. */
export function heal(
  document: JourneyDocument,
  context: EditContext,
  incoming: JourneyEdge[],
  followers: JourneyEdge[],
) {
  let healed = document;
  for (const before of incoming) {
    for (const after of followers) {
      const result = connect(healed, context, { from: before.from, port: before.port, to: after.to });
      if (result.ok) healed = result.document;
    }
  }
  return healed;
}

/** Removes these nodes where nothing leads to them any more, and so on down. */
function dropUnreached(document: JourneyDocument, candidates: string[]): JourneyDocument {
  let current = document;
  const open = [...candidates];
  for (let nodeId = open.shift(); nodeId !== undefined; nodeId = open.shift()) {
    const id = nodeId;
    if (current.edges.some((edge) => edge.to === id)) continue;
    open.push(...current.edges.filter((edge) => edge.from === id).map((edge) => edge.to));
    current = {
      ...current,
      nodes: current.nodes.filter((node) => node.id !== id),
      edges: current.edges.filter((edge) => edge.from !== id),
    };
  }
  return current;
}
