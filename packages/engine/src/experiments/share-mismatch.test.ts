import { describe, expect, it } from 'vitest';
import { chanceOfCounts, isUneven } from './share-mismatch';

describe('the division of customers over arms', () => {
  it.each([
    [[1000, 1200], [50, 50], 2.008e-5],
    [[310, 98, 100], [60, 20, 20], 0.88627],
    [[400, 312, 488], [1, 1, 1], 3.909e-9],
    [[821_588, 815_482], [50, 50], 1.82e-6],
  ])('agrees with gbstats for %j', (counts, shares, chance) => {
    expect(chanceOfCounts(counts, shares) / chance).toBeCloseTo(1, 2);
  });

  it('gives the alarm below one in a thousand, and none before anybody has come', () => {
    expect(isUneven([1000, 1200], [50, 50])).toBe(true);
    expect(isUneven([1000, 1100], [50, 50])).toBe(false);
    expect(isUneven([0, 0], [50, 50])).toBe(false);
    expect(isUneven([10, 12, 9, 11], [25, 25, 25, 25])).toBe(false);
  });
});
