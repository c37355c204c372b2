import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScoreCurve } from '../contract/readings';
import { nextCrossing, pointsAt } from './score-curve';

const DAY = 86_400_000;

function fading(decaying: number, differences: Partial<ScoreCurve> = {}): ScoreCurve {
  return { since: 0, decaying, steady: 0, halfLifeMilliseconds: 7 * DAY, atLeast: null, atMost: null, ...differences };
}

describe('pointsAt', () => {
  it('halves once per half-life', () => {
    expect(pointsAt(fading(80), 0)).toBe(80);
    expect(pointsAt(fading(80), 7 * DAY)).toBe(40);
    expect(pointsAt(fading(80), 21 * DAY)).toBe(10);
  });

  it('keeps steady points and fades only the others', () => {
    expect(pointsAt(fading(80, { steady: 10 }), 7 * DAY)).toBe(50);
  });

  it('stays within the limits', () => {
    expect(pointsAt(fading(80, { atMost: 60 }), 0)).toBe(60);
    expect(pointsAt(fading(-80, { atLeast: -20 }), 0)).toBe(-20);
  });
});

describe('nextCrossing', () => {
  it('is the first millisecond at which falling points are below the threshold', () => {
    const curve = fading(100);
    const crossing = nextCrossing(curve, 60, 0) ?? Number.NaN;
    expect(pointsAt(curve, crossing)).toBeLessThan(60);
    expect(pointsAt(curve, crossing - 1)).toBeGreaterThanOrEqual(60);
  });

  it('is one millisecond past the half-life for half of the points: exactly half is still enough', () => {
    expect(nextCrossing(fading(100), 50, 0)).toBe(7 * DAY + 1);
  });

  it('is the first millisecond at which fading negative points let the score reach the threshold', () => {
    expect(nextCrossing(fading(-40, { steady: 70 }), 50, 0)).toBe(7 * DAY);
  });

  it('comes at once for points that are exactly at the threshold', () => {
    expect(nextCrossing(fading(60), 60, 0)).toBe(1);
  });

  it('does not come for points that never cross', () => {
    expect(nextCrossing(fading(40), 60, 0)).toBeNull();
    expect(nextCrossing(fading(-40), 0, 0)).toBeNull();
    expect(nextCrossing(fading(100, { halfLifeMilliseconds: null }), 60, 0)).toBeNull();
  });

  it('does not come when a limit keeps the score on one side', () => {
    expect(nextCrossing(fading(100, { atMost: 50 }), 60, 0)).toBeNull();
    expect(nextCrossing(fading(100, { atLeast: 60 }), 60, 0)).toBeNull();
  });

  it('does not come twice', () => {
    const crossing = nextCrossing(fading(100), 60, 0) ?? Number.NaN;
    expect(nextCrossing(fading(100), 60, crossing - 1)).toBe(crossing);
    expect(nextCrossing(fading(100), 60, crossing)).toBeNull();
  });

  it('is exact to the millisecond for every curve', () => {
    const curves = fc.record({
      since: fc.integer({ min: 0, max: 2_000_000_000_000 }),
      decaying: fc.integer({ min: -10_000, max: 10_000 }),
      steady: fc.integer({ min: -200, max: 200 }),
      halfLifeMilliseconds: fc.integer({ min: 1_000, max: 3_650 * DAY }),
      atLeast: fc.constant(null),
      atMost: fc.constant(null),
    });
    fc.assert(
      fc.property(curves, fc.integer({ min: -100, max: 100 }), (curve, threshold) => {
        const holds = (at: number) => pointsAt(curve, at) >= threshold;
        const crossing = nextCrossing(curve, threshold, curve.since);
        if (crossing === null) {
          const muchLater = curve.since + 20 * curve.halfLifeMilliseconds;
          return curve.steady === threshold || holds(curve.since) === holds(muchLater);
        }
        return holds(crossing) !== holds(curve.since) && holds(crossing - 1) === holds(curve.since);
      }),
      { numRuns: 2_000 },
    );
  });
});
