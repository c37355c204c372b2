/** A second copy of a step, placed where it makes sense: sensing beside the original, campaign steps after it. */
import type { JourneyDocument, JourneyNode } from '../document';
import { connect } from './connect';
import { done, type EditContext, type EditResult, freshId, refuse, refused } from './edit';
import { definitionOf, findNode, outputsOfNode } from './ports';

/**
 * Copies a step with its settings and name.
 * A copy of a campaign step follows the original on its first branch; a copy in the sensing half leads where the original leads.
 */
export function duplicate(document: JourneyDocument, context: EditContext, nodeId: string): EditResult {
  const original = findNode(document, nodeId);
  if (!original) return refused(refuse('unknown'));
  const copy: JourneyNode = { ...original, id: freshId(document, context, 'n') };
  const placed = { ...document, nodes: [...document.nodes, copy] };
  const port = outputsOfNode(context.kinds, original)[0];
  const follows = port?.type === 'step' && definitionOf(context.kinds, original)?.accepts.includes('step');
  const result = follows
    ? placeAfter(placed, context, original, copy, port.id)
    : placeBeside(placed, context, original, copy);
  return done(result, copy.id);
}

function placeAfter(
  document: JourneyDocument,
  context: EditContext,
  original: JourneyNode,
  copy: JourneyNode,
  port: string,
): JourneyDocument {
  const taken = document.edges.find((edge) => edge.from === original.id && edge.port === port);
  const linked = connect(document, context, { from: original.id, port, to: copy.id });
  if (!linked.ok) return document;
  if (!taken) return linked.document;
  const onward = connect(linked.document, context, { from: copy.id, port, to: taken.to });
  return onward.ok ? onward.document : document;
}

function placeBeside(
  document: JourneyDocument,
  context: EditContext,
  original: JourneyNode,
  copy: JourneyNode,
): JourneyDocument {
  return document.edges
    .filter((edge) => edge.from === original.id)
    .reduce((current, edge) => {
      const result = connect(current, context, { from: copy.id, port: edge.port, to: edge.to });
      return result.ok ? result.document : current;
    }, document);
}
