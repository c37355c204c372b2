/** The ports of a placed step, also while its settings are still incomplete. */
import type { KindDefinition, PortDefinition } from '../../contract/kind';
import type { JourneyDocument, JourneyEdge, JourneyNode } from '../document';
import type { EditableKinds } from './edit';

/** The definition of the node's kind; undefined for a kind that this installation does not have. */
export function definitionOf(kinds: EditableKinds, node: JourneyNode): KindDefinition | undefined {
  return kinds.get(node.kind)?.definition;
}

/** The config as the kind understands it: parsed where it is complete, as it stands where it is not. */
export function configOf(definition: KindDefinition, config: unknown): unknown {
  const parsed = definition.schema.safeParse(config);
  return parsed.success ? parsed.data : config;
}

/** Output ports, left to right. A config too broken to tell has the ports of a fresh node. */
export function outputsOf(definition: KindDefinition, config: unknown): PortDefinition[] {
  try {
    return definition.outputs(configOf(definition, config));
  } catch {
    return definition.outputs(definition.defaults);
  }
}

/** Output ports of a placed node; empty for an unknown kind. */
export function outputsOfNode(kinds: EditableKinds, node: JourneyNode): PortDefinition[] {
  const definition = definitionOf(kinds, node);
  return definition ? outputsOf(definition, node.config) : [];
}

export function findNode(document: JourneyDocument, nodeId: string): JourneyNode | undefined {
  return document.nodes.find((node) => node.id === nodeId);
}

export function findEdge(document: JourneyDocument, edgeId: string): JourneyEdge | undefined {
  return document.edges.find((edge) => edge.id === edgeId);
}

/** Whether `to` can be reached by walking the edges from `from`; a node reaches itself. */
export function isReachable(edges: readonly JourneyEdge[], from: string, to: string): boolean {
  const seen = new Set([from]);
  const open = [from];
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    if (current === to) return true;
    for (const edge of edges) {
      if (edge.from !== current || seen.has(edge.to)) continue;
      seen.add(edge.to);
      open.push(edge.to);
    }
  }
  return false;
}
