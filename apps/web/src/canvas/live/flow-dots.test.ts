import { describe, expect, it } from 'vitest';
import { dotsFor } from './flow-dots';

const flows = (counts: Record<string, number>) =>
  new Map(Object.entries(counts).map(([id, count]) => [id, { count }] as const));

describe('dots along the edges', () => {
  it('go where a figure rose, three at most', () => {
    expect(dotsFor(flows({ a: 1, b: 5, c: 2 }), flows({ a: 2, b: 5, c: 90 }), 0)).toEqual(['a', 'c', 'c', 'c']);
  });

  it('do not go where a figure is told for the first time, or falls', () => {
    expect(dotsFor(flows({ b: 5 }), flows({ a: 400, b: 3 }), 0)).toEqual([]);
  });

  it('are never more than forty at once', () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`e${index}`, 0]));
    const risen = Object.fromEntries(Object.keys(many).map((id) => [id, 1]));
    expect(dotsFor(flows(many), flows(risen), 0)).toHaveLength(40);
    expect(dotsFor(flows(many), flows(risen), 35)).toHaveLength(5);
  });
});
