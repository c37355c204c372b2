/** How held messages leave when their hour has come: in which order, and how many at a time. Real time, in milliseconds. */

/** Shares of a second in which they leave. */
const BATCHES_PER_SECOND = 10;

/** How many may leave at once, and the pause after that: never more than `perSecond` within any second. */
export function releaseBatch(perSecond: number): { most: number; pause: number } {
  const most = Math.max(1, Math.floor(perSecond / BATCHES_PER_SECOND));
  return { most, pause: (most / perSecond) * 1_000 };
}

export interface HeldMessage {
  id: string;
  priority: number;
  /** Epoch ms: when its hour comes. */
  dueAt: number;
}

/** The most important first, then the one whose hour came first. */
export function inReleaseOrder(a: HeldMessage, b: HeldMessage): number {
  return b.priority - a.priority || a.dueAt - b.dueAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Moments, epoch ms, at which messages leave that all wait for the same hour, by their ids in the order in which they leave. */
export function releaseMoments(held: readonly HeldMessage[], opensAt: number, perSecond: number): [string, number][] {
  const { most, pause } = releaseBatch(perSecond);
  return [...held].sort(inReleaseOrder).map(({ id }, place) => [id, opensAt + Math.floor(place / most) * pause]);
}
