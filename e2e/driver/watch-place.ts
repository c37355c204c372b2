/** Watches where something is drawn, frame by frame. */
import type { Locator } from '@playwright/test';

export interface WatchedPlace {
  /** How far it is from where it was, in pixels of the screen. */
  away(): Promise<number>;
  /** How far it was at the frame at which it was farthest. */
  farthest(): Promise<number>;
}

/** Begins when it has come to rest. */
export async function watchPlace(what: Locator): Promise<WatchedPlace> {
  const watched = await what.evaluateHandle(async (element) => {
    const frame = () => new Promise(requestAnimationFrame);
    const place = () => element.getBoundingClientRect();
    const distance = (a: DOMRect, b: DOMRect) => Math.hypot(a.x - b.x, a.y - b.y);
    let start = place();
    for (let still = 0; still < 10; still++) {
      await frame();
      if (distance(place(), start) > 0) still = 0;
      start = place();
    }
    const seen = { now: 0, farthest: 0 };
    requestAnimationFrame(function look() {
      seen.now = distance(place(), start);
      seen.farthest = Math.max(seen.farthest, seen.now);
      requestAnimationFrame(look);
    });
    return seen;
  });
  return {
    away: () => watched.evaluate((seen) => seen.now),
    farthest: () => watched.evaluate((seen) => seen.farthest),
  };
}
