/** Watches the frames of a page while something happens. */
import type { Page } from '@playwright/test';

export interface Frames {
  /** Frames a second over the whole gesture. */
  rate: number;
  /** Milliseconds from one frame to the next: half of them are shorter, and 95 of 100 are. */
  median: number;
  p95: number;
}

/** Counts the frames that the browser makes during `gesture`. */
export async function framesDuring(page: Page, gesture: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const moments: number[] = [];
    Object.assign(window, { kairosFrames: moments });
    const tick = (now: number) => {
      moments.push(now);
      if ('kairosFrames' in window) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await gesture();
  const moments = await page.evaluate(() => {
    const found: unknown = Reflect.get(window, 'kairosFrames');
    Reflect.deleteProperty(window, 'kairosFrames');
    return Array.isArray(found) ? found.map(Number) : [];
  });
  const gaps = moments.slice(1).map((moment, index) => moment - (moments[index] ?? moment));
  const sorted = gaps.toSorted((a, b) => a - b);
  const whole = (moments.at(-1) ?? 0) - (moments[0] ?? 0);
  return { rate: (1_000 * gaps.length) / whole, median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) };
}

export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
