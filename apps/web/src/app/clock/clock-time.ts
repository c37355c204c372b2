/** Workspace time in the browser, corrected for the difference between this machine's clock and the server's. */

interface ClockReading {
  clock: { realAnchor: number; virtualAnchor: number; speed: number; paused: boolean };
  serverNow: number;
}

const skewOf = new WeakMap<ClockReading, number>();

/** Epoch ms. The difference is measured once per answer, when it is first used. */
export function workspaceNowOf(reading: ClockReading, browserNow: number): number {
  let skew = skewOf.get(reading);
  if (skew === undefined) {
    skew = reading.serverNow - browserNow;
    skewOf.set(reading, skew);
  }
  const { clock } = reading;
  if (clock.paused) return clock.virtualAnchor;
  return Math.floor(clock.virtualAnchor + (browserNow + skew - clock.realAnchor) * clock.speed);
}
