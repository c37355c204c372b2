import { describe, expect, it } from 'vitest';
import { mergeArms } from './merge-arms';

const given = (arm: string, hasReached = false, experiment: string | null = 'test', at = 1) => ({
  ...{ arm, at, experiment, hasReached },
});

describe('the arms of two profiles that are one customer', () => {
  it('are mixed when they differ: the older stays, and neither counts', () => {
    expect(mergeArms(given('a', true), given('b'))).toEqual({
      kept: given('a', false, null),
      counts: [
        { experiment: 'test', arm: 'a', entered: -1, reached: -1 },
        { experiment: 'test', arm: 'b', entered: -1, reached: 0 },
      ].map((count) => ({ ...count, reached: expect.closeTo(count.reached) })),
    });
  });

  it('count once when they are the same, with the goal that either reached', () => {
    expect(mergeArms(given('a'), given('a', true))).toEqual({
      kept: given('a', true),
      counts: [{ experiment: 'test', arm: 'a', entered: -1, reached: 0 }],
    });
    expect(mergeArms(given('a', true), given('a', true)).counts).toEqual([
      { experiment: 'test', arm: 'a', entered: -1, reached: -1 },
    ]);
  });

  it('leave alone what was not counted', () => {
    expect(mergeArms(given('a', false, null), given('b', false, null))).toEqual({
      kept: given('a', false, null),
      counts: [],
    });
  });
});
