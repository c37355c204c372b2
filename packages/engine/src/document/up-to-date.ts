/** Brings a stored document into the shape that the kinds have today. */
import type { KindRegistry } from '../contract/kind';
import { type JourneyDocument, type JourneyNode, journeyNodeSchema } from './document';

/**
 * Settings that an older version of a kind wrote in another way are read as they are meant, and new ones get their
 * defaults; whoever edits the document then edits what runs. Settings that do not fit their kind stay as they are.
 */
export function bringUpToDate(document: JourneyDocument, kinds: KindRegistry): JourneyDocument {
  return { ...document, nodes: document.nodes.map((node) => nodeUpToDate(node, kinds)) };
}

function nodeUpToDate(node: JourneyNode, kinds: KindRegistry): JourneyNode {
  const read = kinds.get(node.kind)?.definition.schema.safeParse(node.config);
  const config = journeyNodeSchema.shape.config.safeParse(read?.data);
  return config.success ? { ...node, config: config.data } : node;
}
