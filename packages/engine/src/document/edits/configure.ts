/** Changing what a step says: its settings, its name and, on a loop, its limit. */
import { type JourneyDocument, type JourneyNode, MOST_VISITS } from '../document';
import { done, type EditContext, type EditResult, refuse, refused } from './edit';
import { findNode, outputsOfNode } from './ports';

/** Replaces the settings of a step. Edges of branches that no longer exist go with them. */
export function setConfig(
  document: JourneyDocument,
  context: EditContext,
  nodeId: string,
  config: JourneyNode['config'],
): EditResult {
  const node = findNode(document, nodeId);
  if (!node) return refused(refuse('unknown'));
  const changed = { ...node, config };
  const nodes = document.nodes.map((other) => (other === node ? changed : other));
  if (!context.kinds.has(node.kind)) return done({ ...document, nodes }, nodeId);
  const ports = new Map(outputsOfNode(context.kinds, changed).map((output) => [output.id, output.type]));
  const before = new Map(outputsOfNode(context.kinds, node).map((output) => [output.id, output.type]));
  const lost = document.edges.filter((edge) => edge.from === nodeId && ports.get(edge.port) !== before.get(edge.port));
  const edges = lost.length === 0 ? document.edges : document.edges.filter((edge) => !lost.includes(edge));
  return done({ ...document, nodes, edges }, nodeId);
}

/** Gives a step the marketer's own name; an empty one brings back the kind's title. At most 120 characters are kept. */
export function rename(document: JourneyDocument, nodeId: string, name: string): EditResult {
  const node = findNode(document, nodeId);
  if (!node) return refused(refuse('unknown'));
  const nodes = document.nodes.map((other) => (other === node ? { ...node, name: name.slice(0, 120) } : other));
  return done({ ...document, nodes }, nodeId);
}

/** Says how often a run may come to a step that lies on a loop; null leaves it to the usual limit. */
export function limitVisits(document: JourneyDocument, nodeId: string, visits: number | null): EditResult {
  const node = findNode(document, nodeId);
  if (!node) return refused(refuse('unknown'));
  const { visitLimit: _before, ...rest } = node;
  const limit = visits === null ? null : Math.min(MOST_VISITS, Math.max(1, Math.round(visits)));
  const limited = limit === null ? rest : { ...rest, visitLimit: limit };
  return done({ ...document, nodes: document.nodes.map((other) => (other === node ? limited : other)) }, nodeId);
}
