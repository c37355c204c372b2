import { describe, expect, it } from 'vitest';
import type { AttributeChange } from '../contract/effects';
import { changeAttributes, factsAfter } from './effects';

const ana = { city: 'Utrecht', points: 3, vip: true };

describe('changing attributes', () => {
  it.each<[string, AttributeChange[], object]>([
    ['sets one', [{ attribute: 'city', change: 'set', value: 'Delft' }], { ...ana, city: 'Delft' }],
    ['adds to a number', [{ attribute: 'points', change: 'add', value: 2 }], { ...ana, points: 5 }],
    ['takes from a number', [{ attribute: 'points', change: 'add', value: -4 }], { ...ana, points: -1 }],
    ['counts from zero where there is none', [{ attribute: 'calls', change: 'add', value: 1 }], { ...ana, calls: 1 }],
    [
      'counts from zero where there is no number',
      [{ attribute: 'city', change: 'add', value: 1 }],
      { ...ana, city: 1 },
    ],
    ['takes one away', [{ attribute: 'vip', change: 'clear' }], { city: 'Utrecht', points: 3 }],
    [
      'goes in order',
      [
        { attribute: 'points', change: 'set', value: 10 },
        { attribute: 'points', change: 'add', value: 1 },
      ],
      { ...ana, points: 11 },
    ],
  ])('%s', (_, changes, expected) => {
    expect(changeAttributes(ana, changes)).toEqual(expected);
  });

  it('stores a name that would be special to JavaScript like any other', () => {
    const changed = changeAttributes({}, [{ attribute: '__proto__', change: 'set', value: 'x' }]);
    expect(Object.keys(changed)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(changed)).toBe(Object.prototype);
  });

  it('leaves the facts alone for effects of another sort', () => {
    const facts = { customerKey: 'ana', attributes: ana, timeZone: 'UTC' };
    expect(factsAfter(facts, { type: 'start-journey', journeyId: 'j' })).toBe(facts);
  });
});
