/** A workspace's clock: real time, or one that starts at a chosen date, runs at a chosen speed and can be paused. */

/** Anchors are epoch ms. For a real clock speed is 1 and both anchors are equal. */
export interface WorkspaceClock {
  realAnchor: number;
  virtualAnchor: number;
  /** Workspace milliseconds per real millisecond. */
  speed: number;
  paused: boolean;
  revision: number;
}

/** What the workspace's clock shows at a real moment, epoch ms. */
export function workspaceNow(clock: WorkspaceClock, realNow: number): number {
  if (clock.paused) return clock.virtualAnchor;
  return Math.floor(clock.virtualAnchor + (realNow - clock.realAnchor) * clock.speed);
}

/** The real moment at which the clock will show `virtual`; null while paused and not there yet. */
export function realTimeOf(clock: WorkspaceClock, virtual: number): number | null {
  if (clock.paused) return virtual <= clock.virtualAnchor ? clock.realAnchor : null;
  return Math.ceil(clock.realAnchor + (virtual - clock.virtualAnchor) / clock.speed);
}
