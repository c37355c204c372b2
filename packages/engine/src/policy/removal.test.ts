import { describe, expect, it } from 'vitest';
import { endByRemoval, isRemovedAt } from './removal';

const away = { at: 10, restoredAt: null };
const back = { at: 10, restoredAt: 20 };

describe('a customer who was removed', () => {
  it.each([
    [undefined, 10, false],
    [away, 9, false],
    [away, 10, true],
    [away, 1_000, true],
    [back, 19, true],
    [back, 20, false],
  ])('with %j, is so at %i: %s', (removal, at, expected) => {
    expect(isRemovedAt(removal, at)).toBe(expected);
  });

  it('loses the campaigns of before, also when back, and none that begins after it', () => {
    expect(endByRemoval(away, 5)).toBe(10);
    expect(endByRemoval(back, 5)).toBe(10);
    expect(endByRemoval(back, 25)).toBeNull();
    expect(endByRemoval(undefined, 5)).toBeNull();
  });
});
