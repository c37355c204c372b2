/** The step that an arrow key leads to: along the edges up and down, along the row left and right. */
import type { JourneyDocument } from '@kairos/engine';
import { portsOf } from '../kinds/kinds';
import type { Layout } from '../layout/layout-graph';
import { indexOf } from '../store/document-index';

export type Direction = 'up' | 'down' | 'left' | 'right';

export function neighbour(
  document: JourneyDocument,
  layout: Layout,
  nodeId: string,
  direction: Direction,
): string | null {
  const { nodes, leaving, arriving } = indexOf(document);
  const node = nodes.get(nodeId);
  if (!node) return null;
  switch (direction) {
    case 'down': {
      const edges = leaving.get(nodeId) ?? [];
      const first = portsOf(node).flatMap((port) => edges.filter((edge) => edge.port === port.id))[0];
      return first?.to ?? null;
    }
    case 'up':
      return arriving.get(nodeId)?.[0]?.from ?? null;
    case 'left':
    case 'right':
      return inRow(document, layout, nodeId, direction);
  }
}

function inRow(document: JourneyDocument, layout: Layout, nodeId: string, direction: 'left' | 'right'): string | null {
  const from = layout.positions[nodeId];
  if (!from) return null;
  const row = document.nodes
    .map((node) => ({ id: node.id, at: layout.positions[node.id] }))
    .flatMap(({ id, at }) => (at && at.y === from.y ? [{ id, x: at.x }] : []))
    .sort((a, b) => a.x - b.x);
  const place = row.findIndex((card) => card.id === nodeId);
  return row[place + (direction === 'left' ? -1 : 1)]?.id ?? null;
}
