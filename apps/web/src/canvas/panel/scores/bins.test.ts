import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binsOf, customersFrom, type Points } from './bins';

describe('bars of points', () => {
  it('have round borders and hold everybody once', () => {
    const points: Points = [
      [-20, 3],
      [0, 10],
      [39.5, 2],
      [180, 1],
    ];
    const bins = binsOf(points, []);
    expect(bins[0]).toEqual({ from: -20, to: -10, customers: 3 });
    expect(bins.at(-1)).toEqual({ from: 180, to: 190, customers: 1 });
    expect(bins.reduce((sum, bin) => sum + bin.customers, 0)).toBe(16);
  });

  it('reach as far as the mark that is being set', () => {
    expect(binsOf([[10, 1]], [300]).at(-1)?.to).toBeGreaterThan(300);
  });

  it('are few, without gaps, and lose nobody', () => {
    const anyPoints = fc.array(fc.tuple(fc.integer({ min: -9_999, max: 9_999 }), fc.integer({ min: 1, max: 50 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(anyPoints, fc.integer({ min: -9_999, max: 9_999 }), (points, mark) => {
        const bins = binsOf(points, [mark]);
        expect(bins.length).toBeLessThanOrEqual(22);
        bins.slice(1).forEach((bin, index) => expect(bin.from).toBe(bins[index]?.to));
        const everybody = points.reduce((sum, [, customers]) => sum + customers, 0);
        expect(bins.reduce((sum, bin) => sum + bin.customers, 0)).toBe(everybody);
        expect(customersFrom(points, Number.NEGATIVE_INFINITY)).toBe(everybody);
      }),
    );
  });

  it('are none where nobody has points', () => {
    expect(binsOf([], [60])).toEqual([]);
  });
});
