/** A second copy of steps, placed where it makes sense: sensing beside the originals, campaign steps after them. */
import type { JourneyDocument } from '../document';
import { type Block, blockOf, copyOf, endsOf, join, withBlock } from './block';
import { connect } from './connect';
import { done, type EditContext, type EditResult, refuse, refused } from './edit';
import { fittingTail, whyNotJoin } from './slots';

/**
 * Copies a step with its settings and name.
 * A copy of a campaign step follows the original on its first branch; a copy in the sensing half leads where the original leads.
 */
export function duplicate(document: JourneyDocument, context: EditContext, nodeId: string): EditResult {
  return duplicateAll(document, context, [nodeId]);
}

/** Copies several steps with the edges between them, and places them as one. */
export function duplicateAll(document: JourneyDocument, context: EditContext, nodeIds: readonly string[]): EditResult {
  const originals = blockOf(document, nodeIds);
  if (originals.nodes.length === 0) return refused(refuse('unknown'));
  const copies = copyOf(originals, document, context);
  const ends = endsOf(copies, context.kinds);
  const placed = withBlock(document, copies);
  const last = fittingTail(endsOf(originals, context.kinds).tails, ['step']);
  const slot = last && ({ type: 'port', nodeId: last.nodeId, port: last.id } as const);
  const follows = slot && whyNotJoin(placed, context.kinds, slot, ends) === null;
  const result = follows
    ? join(placed, context, slot, ends)
    : leadWhereOriginalsLead(placed, context, originals, copies);
  return done(result, copies.nodes[0]?.id ?? null);
}

function leadWhereOriginalsLead(
  document: JourneyDocument,
  context: EditContext,
  originals: Block,
  copies: Block,
): JourneyDocument {
  const copyOfId = new Map(originals.nodes.map((node, index) => [node.id, copies.nodes[index]?.id]));
  const inner = new Set(originals.edges.map((edge) => edge.id));
  return document.edges.reduce((current, edge) => {
    const from = copyOfId.get(edge.from);
    if (from === undefined || inner.has(edge.id)) return current;
    const result = connect(current, context, { from, port: edge.port, to: edge.to });
    return result.ok ? result.document : current;
  }, document);
}
