import { describe, expect, it } from 'vitest';
import { releaseBatch, releaseMoments } from './release';

const OPENS = Date.UTC(2026, 0, 1, 8);

/** A million, of which every third is important, in no order. */
const herd = Array.from({ length: 1_000_000 }, (_, number) => ({
  id: String(number).padStart(7, '0'),
  priority: number % 3 === 0 ? 80 : 50,
  dueAt: OPENS - (number % 7),
}));

describe('a million held messages whose hour comes', () => {
  const left = releaseMoments(herd, OPENS, 500);

  it('never leave faster than 500 a second, however the second is laid', () => {
    const moments = left.map(([, at]) => at);
    const tooClose = moments.filter((at, place) => at - (moments[place - 500] ?? Number.NEGATIVE_INFINITY) < 1_000);
    expect(tooClose).toEqual([]);
    expect(moments.at(-1)).toBe(OPENS + (1_000_000 / 500 - 0.1) * 1_000);
  });

  it('leave the important ones first, and each of them once', () => {
    const important = left.slice(0, Math.ceil(1_000_000 / 3)).every(([id]) => Number(id) % 3 === 0);
    expect(important).toBe(true);
    expect(new Set(left.map(([id]) => id)).size).toBe(herd.length);
  });
});

describe('a batch', () => {
  it('is a tenth of a second’s worth, and one message where that is less than one', () => {
    expect(releaseBatch(500)).toEqual({ most: 50, pause: 100 });
    expect(releaseBatch(4)).toEqual({ most: 1, pause: 250 });
  });
});
