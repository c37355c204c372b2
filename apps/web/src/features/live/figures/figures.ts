/** The counts of one journey as the server told them last. What did not change keeps its identity. */
import { isStanding } from '@kairos/engine';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ApiOutputs } from '../../../api/trpc';

/** By metric: `entered`, `left:<port>`, `here`, `fired` and so on. */
export type NodeCounts = Readonly<Partial<Record<string, number>>>;
/** By node id; the empty id stands for the journey as a whole. */
export type VersionCounts = ReadonlyMap<string, NodeCounts>;

export interface Figures {
  byVersion: ReadonlyMap<string, VersionCounts>;
  /** Customers of whom the journey keeps an eye on what they do. */
  sensed: number;
  /** What happened is counted in this stretch of time; null where all since the publication counts. */
  range: { from: number; to: number | null } | null;
  /** Since when counts are told by time, where there are older ones that no stretch has. */
  toldSince: number | null;
  /** Real time of the last word from the server; null before the first. */
  heardAt: number | null;
}

type Message = ApiOutputs['live']['flow'] extends AsyncIterable<infer Each> ? Each : never;

export const NO_COUNTS: NodeCounts = {};
const NO_VERSION: VersionCounts = new Map();

export type FiguresStore = StoreApi<Figures>;

export function createFigures(): FiguresStore {
  return createStore<Figures>(() => ({
    ...{ byVersion: new Map(), sensed: 0, range: null, toldSince: null, heardAt: null },
  }));
}

/** What the figures are after a message. A snapshot begins anew: whatever was missed is in it. */
export function heard(figures: Figures, message: Message, at: number): Figures {
  if (message.type === 'unchanged') return { ...figures, heardAt: at };
  const byVersion = new Map(message.type === 'snapshot' ? [] : figures.byVersion);
  const touched = new Map<string, Map<string, NodeCounts>>();
  for (const [versionId, nodeId, metric, amount] of message.counts) {
    const nodes = touched.get(versionId) ?? new Map(byVersion.get(versionId));
    touched.set(versionId, nodes);
    nodes.set(nodeId, { ...nodes.get(nodeId), [metric]: amount });
  }
  for (const [versionId, nodes] of touched) byVersion.set(versionId, nodes);
  const { sensed, range, toldSince } = message;
  return { byVersion, sensed, range, toldSince, heardAt: at };
}

export function versionCounts(figures: Pick<Figures, 'byVersion'>, versionId: string): VersionCounts {
  return figures.byVersion.get(versionId) ?? NO_VERSION;
}

/** Sum of a metric over all versions. */
export function total(figures: Figures, isWanted: (nodeId: string, metric: string) => boolean): number {
  let sum = 0;
  for (const nodes of figures.byVersion.values()) {
    for (const [nodeId, counts] of nodes) {
      for (const [metric, amount = 0] of Object.entries(counts)) if (isWanted(nodeId, metric)) sum += amount;
    }
  }
  return sum;
}

/** Whether anything is counted as having happened. */
export function hasHappened(figures: Figures): boolean {
  for (const nodes of figures.byVersion.values()) {
    for (const counts of nodes.values()) {
      for (const [metric, amount] of Object.entries(counts)) if (amount && !isStanding(metric)) return true;
    }
  }
  return false;
}
