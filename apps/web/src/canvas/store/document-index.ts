/** Look-ups in a document, made once per document: hundreds of cards ask at every change. */
import { type Graph, graphOf, type JourneyDocument } from '@kairos/engine';

const known = new WeakMap<JourneyDocument, Graph>();

/** Nodes by id, and edges by the node that they leave and where they arrive. */
export function indexOf(document: JourneyDocument): Graph {
  const found = known.get(document);
  if (found) return found;
  const graph = graphOf(document);
  known.set(document, graph);
  return graph;
}
