import { describe, expect, it } from 'vitest';
import type { EngineEvent, JsonObject } from '../contract/readings';
import { type Condition, holds } from './condition';
import { type EventFact, factOfPath, factsIn, pathOfFact, withFacts } from './event-fact';

const DAY = 86_400_000;
const purchases: EngineEvent[] = [
  [1, { amount: 10.1, product: 'car', tags: ['red', 'fast'] }],
  [2, { amount: '20.2', product: 'home' }],
  [5, { amount: 'much', product: 'car' }],
].map(([day, properties], index) => ({
  id: `e${index}`,
  name: 'Order Completed/EU',
  at: Number(day) * DAY,
  properties: Object(properties),
}));

const fact = (measure: EventFact['measure'], property = '', since: EventFact['since'] = 'ever'): EventFact => ({
  since,
  eventName: 'Order Completed/EU',
  measure,
  property,
});

function valueOf(wanted: EventFact, attributes: JsonObject = {}, now = 10 * DAY) {
  const conditions = [{ path: pathOfFact(wanted), comparison: 'exists', value: '' } as Condition];
  return withFacts(attributes, [conditions], { events: purchases, now, campaignStartedAt: 2 * DAY })[
    pathOfFact(wanted)
  ];
}

describe('a fact kept from events', () => {
  it('is named by a path, whatever the event is called, and an attribute is not one', () => {
    for (const each of [fact('count'), fact('sum', 'cart.total €'), fact('values', 'a/b', 'campaign')]) {
      expect(factOfPath(pathOfFact(each))).toEqual(each);
    }
    expect(['city', '@', '@purchase', '@purchase/most', '@@@x/count', '%'].map(factOfPath)).toEqual(
      Array(6).fill(null),
    );
  });

  it('tells how often, how much, which, how many different ones and when last', () => {
    expect(valueOf(fact('count'))).toBe(3);
    expect(valueOf(fact('sum', 'amount'))).toBe(30.3);
    expect(valueOf(fact('values', 'product'))).toEqual(['car', 'home']);
    expect(valueOf(fact('values', 'tags'))).toEqual(['red', 'fast']);
    expect(valueOf(fact('different', 'product'))).toBe(2);
    expect(valueOf(fact('last'))).toBe('1970-01-06T00:00:00.000Z');
  });

  it('knows nothing of what lies ahead, and of what was before where the campaign counts', () => {
    expect(valueOf(fact('count'), {}, 2 * DAY)).toBe(2);
    expect(valueOf(fact('count', '', 'campaign'))).toBe(2);
    expect([valueOf(fact('last'), {}, 0), valueOf(fact('sum', 'amount'), {}, 0)]).toEqual([null, 0]);
  });

  it('meets conditions like an attribute, in the same tree', () => {
    const tree = {
      all: [
        { path: 'city', comparison: 'is', value: 'Delft' } as const,
        { path: pathOfFact(fact('count')), comparison: 'at-least', value: 3 } as const,
        { path: pathOfFact(fact('values', 'product')), comparison: 'contains', value: 'home' } as const,
        { path: pathOfFact(fact('last')), comparison: 'in-the-last', value: { amount: 7, unit: 'days' } } as const,
      ],
    };
    expect(factsIn([tree])).toHaveLength(3);
    const at = (now: number) => {
      const data = withFacts({ city: 'Delft' }, [tree], { events: purchases, now, campaignStartedAt: 0 });
      return holds(tree, data, { now, timeZone: 'UTC' });
    };
    expect([at(4 * DAY), at(12 * DAY), at(12 * DAY + 1)]).toEqual([false, true, false]);
  });
});
