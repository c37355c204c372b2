/** Which steps of a journey add up points, and which of them is the sum that counts. */
import type { JourneyDocument } from '@kairos/engine';
import { definitionOf } from '../../../canvas/kinds/kinds';
import { indexOf } from '../../../canvas/store/document-index';

/** Whether a step adds up points: a level of a score stands with the scores, but is a sign. */
export function isScore(document: JourneyDocument, nodeId: string): boolean {
  const node = indexOf(document).nodes.get(nodeId);
  const definition = node && definitionOf(node.kind);
  if (definition?.category !== 'score') return false;
  return definition.outputs(definition.defaults).some((port) => port.type === 'points');
}

/** Whether a score is part of another one: its points are told there. */
export function isPartOfScore(document: JourneyDocument, nodeId: string): boolean {
  return (indexOf(document).leaving.get(nodeId) ?? []).some((edge) => isScore(document, edge.to));
}
