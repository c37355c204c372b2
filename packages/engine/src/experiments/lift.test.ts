import { describe, expect, it } from 'vitest';
import { liftOf } from './lift';

const group = (reached: number, entered: number) => ({ reached, entered });

describe('what a campaign adds', () => {
  // In the fifth digit it takes quantiles of t, which among so many are those of the normal distribution.
  it('agrees with gbstats: 130 of 1000 against 100 of 1000', () => {
    const lift = liftOf(group(130, 1000), group(100, 1000));
    expect(lift.difference).toBeCloseTo(0.03, 10);
    expect(lift.from).toBeCloseTo(0.00205, 4);
    expect(lift.to).toBeCloseTo(0.05795, 4);
    expect(lift.verdict).toBe('adds');
  });

  it('says when it may as well be nothing, and when it does harm', () => {
    expect(liftOf(group(110, 1000), group(100, 1000)).verdict).toBe('unclear');
    expect(liftOf(group(100, 1000), group(140, 1000)).verdict).toBe('costs');
  });

  it('says nothing on numbers that are too small', () => {
    expect(liftOf(group(90, 900), group(4, 100)).verdict).toBe('too-few');
    expect(liftOf(group(90, 900), group(5, 100)).verdict).not.toBe('too-few');
    expect(liftOf(group(0, 0), group(0, 0))).toEqual({ difference: 0, from: 0, to: 0, verdict: 'too-few' });
  });
});
