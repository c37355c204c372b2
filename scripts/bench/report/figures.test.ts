import { describe, expect, it } from 'vitest';
import { figureOf, percentile } from './figures';

const measured = { id: 'speed', measurement: 'throughput', name: 'Speed', unit: 'customers/s' };

describe('a figure', () => {
  it('shows the median of its rounds and their spread', () => {
    expect(figureOf({ ...measured, rounds: [300, 100, 250] })).toMatchObject({
      median: 250,
      lowest: 100,
      highest: 300,
    });
  });

  it('meets an aim by its median, not by its best round', () => {
    expect(figureOf({ ...measured, rounds: [80, 90, 200], aim: { atLeast: 100 } }).met).toBe(false);
    expect(figureOf({ ...measured, rounds: [80, 90, 200], aim: { atMost: 90 } }).met).toBe(true);
  });

  it('is neither met nor missed without an aim', () => {
    expect(figureOf({ ...measured, rounds: [1] })).toMatchObject({ aim: null, met: null });
  });

  it('claims no more digits than it knows', () => {
    expect(figureOf({ ...measured, rounds: [12.3456, 1_234.56] }).rounds).toEqual([12.3, 1_235]);
  });
});

describe('a percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

  it('is the value that so many of the values do not exceed', () => {
    expect(percentile(hundred, 0.95)).toBe(95);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile([7], 0.95)).toBe(7);
  });

  it('lies between the two in the middle when it is the median of an even number', () => {
    expect(percentile([1, 2, 4, 8], 0.5)).toBe(3);
  });

  it('does not exist for nothing', () => {
    expect(() => percentile([], 0.5)).toThrow('no percentile');
  });
});
