/** What differs between two documents of the same journey, step by step. */
import type { JourneyDocument, JourneyNode } from '../document';

export interface DocumentChanges {
  added: JourneyNode[];
  removed: JourneyNode[];
  /** The step as it is now, with the settings that differ; `name` stands for its name, `visitLimit` for its limit on a loop. */
  changed: { node: JourneyNode; fields: string[] }[];
  /** Edges that are new or gone between steps that stay. */
  rewired: number;
}

export function compareDocuments(before: JourneyDocument, after: JourneyDocument): DocumentChanges {
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  const now = new Map(after.nodes.map((node) => [node.id, node]));
  const stays = (edge: { from: string; to: string }) => [edge.from, edge.to].every((id) => old.has(id) && now.has(id));
  const oldWires = wiresOf(before);
  const newWires = wiresOf(after);
  return {
    added: after.nodes.filter((node) => !old.has(node.id)),
    removed: before.nodes.filter((node) => !now.has(node.id)),
    changed: after.nodes.flatMap((node) => {
      const was = old.get(node.id);
      const fields = was ? changedFields(was, node) : [];
      return fields.length > 0 ? [{ node, fields }] : [];
    }),
    rewired:
      after.edges.filter((edge) => stays(edge) && !oldWires.has(wireOf(edge))).length +
      before.edges.filter((edge) => stays(edge) && !newWires.has(wireOf(edge))).length,
  };
}

function changedFields(before: JourneyNode, after: JourneyNode): string[] {
  const fields = new Set([...Object.keys(before.config), ...Object.keys(after.config)]);
  const changed = [...fields].filter((field) => !isSame(before.config[field], after.config[field]));
  if (before.visitLimit !== after.visitLimit) changed.push('visitLimit');
  const kindOrName = before.kind !== after.kind || before.name !== after.name;
  return kindOrName ? ['name', ...changed] : changed;
}

/** Equality of JSON values; the database may have put the keys of objects in another order. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const entries = new Map(Object.entries(one));
  const others = new Map(Object.entries(other));
  return (
    entries.size === others.size &&
    [...entries].every(([key, value]) => others.has(key) && isSame(value, others.get(key)))
  );
}

const wireOf = (edge: { from: string; port: string; to: string }) => `${edge.from} ${edge.port} ${edge.to}`;
const wiresOf = (document: JourneyDocument) => new Set(document.edges.map(wireOf));
