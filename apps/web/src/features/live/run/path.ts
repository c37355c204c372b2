/** The way of one customer over the canvas. */
import type { JourneyDocument } from '@kairos/engine';
import type { Highlight } from '../../../canvas/live/overlay-store';
import { indexOf } from '../../../canvas/store/document-index';
import type { RunStory } from './run-story';

/** Steps that the run came to, what led to its start, and the edges that it took. */
export function pathOf(document: JourneyDocument, { lines, sensed }: Pick<RunStory, 'lines' | 'sensed'>): Highlight {
  const nodes = new Set<string>();
  const edges = new Set<string>();
  const { leaving, arriving } = indexOf(document);
  const take = (from: string, port: string | null, to: string) => {
    const edge = leaving.get(from)?.find((each) => each.to === to && (port === null || each.port === port));
    if (edge) edges.add(edge.id);
  };
  let left: { nodeId: string; port: string | null } | null = null;
  for (const line of lines) {
    switch (line.type) {
      case 'triggered': {
        const active = new Set(line.explanation.filter((each) => each.active).map((each) => each.nodeId));
        for (const nodeId of [line.nodeId, ...active]) {
          nodes.add(nodeId);
          for (const edge of arriving.get(nodeId) ?? []) if (active.has(edge.from)) edges.add(edge.id);
        }
        left = { nodeId: line.nodeId, port: null };
        break;
      }
      case 'entered':
        nodes.add(line.nodeId);
        if (left) take(left.nodeId, left.port, line.nodeId);
        left = null;
        break;
      case 'left':
        left = { nodeId: line.nodeId, port: line.port };
        break;
      default:
        break;
    }
  }
  if (lines.length === 0) for (const moment of latestOf(sensed)) if (moment.active) nodes.add(moment.nodeId);
  return { nodes, edges };
}

/** The latest reading of each node; `sensed` is newest first. */
export function latestOf(sensed: RunStory['sensed']): RunStory['sensed'] {
  const latest = new Map<string, RunStory['sensed'][number]>();
  for (const moment of sensed) if (!latest.has(moment.nodeId)) latest.set(moment.nodeId, moment);
  return [...latest.values()];
}
