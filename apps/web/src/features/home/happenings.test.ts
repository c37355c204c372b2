import { describe, expect, it } from 'vitest';
import { merged } from './happenings';
import type { Happening } from './use-home';

const happening = (key: string, at: number): Happening => ({
  key,
  at,
  type: 'triggered',
  journeyId: 'j',
  runId: 'r',
  customer: { id: 'c', label: '08214', name: '' },
});

const keysOf = (list: readonly Happening[]) => list.map((each) => each.key);

describe('the latest happenings', () => {
  it('come newest first', () => {
    const known = merged([], [happening('a', 1), happening('b', 3)]);
    expect(keysOf(merged(known, [happening('c', 2)]))).toEqual(['b', 'c', 'a']);
  });

  it('are told once, however often they arrive', () => {
    const known = merged([], [happening('a', 1)]);
    expect(merged(known, [happening('a', 1)])).toBe(known);
  });

  it('make room for newer ones', () => {
    const many = Array.from({ length: 60 }, (_, index) => happening(`${index}`, index));
    const kept = merged([], many);
    expect(kept).toHaveLength(40);
    expect(kept[0]?.key).toBe('59');
  });
});
