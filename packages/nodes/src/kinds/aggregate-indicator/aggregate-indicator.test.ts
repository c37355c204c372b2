import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { DAY, HOUR, Observer } from '../../testing/observer';
import { aggregateIndicatorBehaviour } from './behaviour';
import { aggregateIndicatorDefinition } from './definition';
import { type AggregateIndicatorConfig, BOUNDS, MEASURES } from './schema';

const muchSpent: AggregateIndicatorConfig = {
  eventName: 'purchase',
  conditions: [],
  measure: 'sum',
  property: 'amount',
  within: { amount: 30, unit: 'days' },
  bound: 'at-least',
  value: 300,
  points: 20,
};

function observe(differences: Partial<AggregateIndicatorConfig> = {}) {
  return new Observer(aggregateIndicatorBehaviour, { ...muchSpent, ...differences });
}

describe('a total within a period', () => {
  it('becomes true with what is spent, and untrue by itself when it is too long ago', () => {
    const customer = observe();
    customer.event('purchase', 0, { amount: 200 });
    expect(customer.event('purchase', 18 * DAY, { amount: 120 })).toEqual({ active: true, value: 320, fired: 1 });
    expect(customer.nextChange()).toBe(30 * DAY + 1);
    expect(customer.passTo(30 * DAY).active).toBe(true);
    expect(customer.passTo(30 * DAY + 1)).toEqual({ active: false, value: 120, fired: 0 });
  });

  it('sets no alarm for a departure that changes nothing', () => {
    const customer = observe();
    for (const [day, amount] of [5, 5, 400].entries()) customer.event('purchase', day * DAY, { amount });
    expect(customer.nextChange()).toBe(32 * DAY + 1);
  });

  it('averages, finds the smallest and the largest', () => {
    const valueOf = (measure: AggregateIndicatorConfig['measure']) => {
      const customer = observe({ measure });
      for (const [day, amount] of [10, 50, 30].entries()) customer.event('purchase', day * DAY, { amount });
      return customer.reading.value;
    };
    expect((['average', 'smallest', 'largest', 'count'] as const).map(valueOf)).toEqual([30, 10, 50, 3]);
  });

  it('tells different values apart, each by its latest time', () => {
    const customer = observe({ measure: 'different', property: 'product', value: 3 });
    for (const [day, product] of ['a', 'b', 'a', 'c'].entries()) customer.event('purchase', day * DAY, { product });
    expect(customer.reading).toMatchObject({ active: true, value: 3 });
    expect(customer.passTo(31 * DAY + 1)).toMatchObject({ active: false, value: 2 });
  });

  it('passes over events without the property', () => {
    const customer = observe();
    customer.event('purchase', 0, { amount: 'a lot' });
    expect(customer.event('purchase', DAY).value).toBe(0);
  });
});

describe('little within a period', () => {
  const seldom = { measure: 'count', bound: 'less-than', value: 2 } as const;

  it('is unknown until the customer was observed for the whole period', () => {
    const customer = observe(seldom);
    customer.facts = { ...customer.facts, observedSince: 10 * DAY };
    expect(customer.passTo(10 * DAY)).toEqual({ active: false, unknown: true, value: 0, fired: 0 });
    expect(customer.nextChange()).toBe(40 * DAY);
    expect(customer.passTo(40 * DAY - 1).unknown).toBe(true);
    expect(customer.passTo(40 * DAY)).toEqual({ active: true, value: 0, fired: 1 });
  });

  it('is untrue at once when more was seen already', () => {
    const customer = observe(seldom);
    customer.facts = { ...customer.facts, observedSince: 10 * DAY };
    customer.event('purchase', 11 * DAY);
    expect(customer.event('purchase', 12 * DAY)).toEqual({ active: false, value: 2, fired: 0 });
    expect(customer.nextChange()).toBe(41 * DAY + 1);
  });

  it('is unknown until the source was observed for the whole period, and asked for again while it was never heard', () => {
    const customer = observe(seldom);
    customer.facts = { ...customer.facts, sources: { purchase: { since: 90 * DAY, until: 91 * DAY } } };
    customer.passTo(DAY);
    expect(customer.nextChange()).toBe(120 * DAY);
    const unheard = observe(seldom);
    unheard.facts = { ...unheard.facts, sources: { purchase: { since: Number.MAX_SAFE_INTEGER, until: 0 } } };
    unheard.passTo(DAY);
    expect([unheard.reading.unknown, unheard.nextChange()]).toEqual([true, 31 * DAY]);
    unheard.facts = { ...unheard.facts, sources: { purchase: { since: 2 * DAY, until: 30 * DAY } } };
    expect([unheard.passTo(31 * DAY).unknown, unheard.nextChange()]).toEqual([true, 32 * DAY]);
    expect(unheard.passTo(32 * DAY)).toEqual({ active: true, value: 0, fired: 1 });
  });
});

describe('too little within a period', () => {
  it('is unknown until the whole period was observed, where somebody asks for the difference', () => {
    const customer = observe();
    customer.facts = { ...customer.facts, observedSince: 10 * DAY };
    expect(customer.event('purchase', 11 * DAY, { amount: 200 })).toEqual({ active: false, value: 200, fired: 0 });
    customer.unknownMatters = true;
    expect(customer.event('purchase', 12 * DAY, { amount: 50 }).unknown).toBe(true);
    expect(customer.nextChange()).toBe(40 * DAY);
    expect(customer.event('purchase', 13 * DAY, { amount: 50 })).toEqual({ active: true, value: 300, fired: 1 });
    expect(customer.passTo(41 * DAY + 1)).toEqual({ active: false, value: 100, fired: 0 });
  });
});

describe('the state', () => {
  it('stays bounded, and beyond 256 events errs by a 64th of the period at most', () => {
    const customer = observe({ measure: 'count', value: 1_000 });
    for (let hour = 0; hour < 24 * 60; hour += 1) customer.event('purchase', hour * HOUR);
    expect(customer.state.entries.length).toBeLessThanOrEqual(257);
    const exact = 30 * 24 + 1;
    expect(customer.reading.value).toBeGreaterThanOrEqual(exact);
    expect(customer.reading.value).toBeLessThanOrEqual(exact + Math.ceil((30 * 24) / 64));
  });

  it('agrees with measuring the whole history, at every moment, stored and read in between', () => {
    const purchases = fc.array(fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 9 })), {
      maxLength: 30,
    });
    const settings = fc.record({ measure: fc.constantFrom(...MEASURES), bound: fc.constantFrom(...BOUNDS) });
    fc.assert(
      fc.property(purchases, settings, fc.integer({ min: 1, max: 12 }), (rows, chosen, value) => {
        const history = rows.sort((a, b) => a[0] - b[0]);
        const customer = observe({ ...chosen, value, within: { amount: 10, unit: 'days' } });
        for (const [day, amount] of history) {
          customer.event('purchase', day * DAY, { amount });
          customer.state = JSON.parse(JSON.stringify(customer.state));
        }
        for (let day = history.at(-1)?.[0] ?? 1; day < 105; day += 1) {
          const amounts = history.filter(([on]) => on >= day - 10).map(([, amount]) => amount);
          expect(customer.passTo(day * DAY).active).toBe(measuredPlainly(amounts, chosen, value));
        }
      }),
    );
  });
});

function measuredPlainly(
  amounts: number[],
  { measure, bound }: Pick<AggregateIndicatorConfig, 'measure' | 'bound'>,
  value: number,
): boolean {
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  const found = {
    count: amounts.length,
    sum,
    average: Math.round((sum / amounts.length) * 1e6) / 1e6,
    smallest: Math.min(...amounts),
    largest: Math.max(...amounts),
    different: new Set(amounts).size,
  }[measure];
  if (amounts.length === 0 && (measure === 'average' || measure === 'smallest' || measure === 'largest')) return false;
  const holds = {
    'at-least': found >= value,
    'more-than': found > value,
    'at-most': found <= value,
    'less-than': found < value,
  };
  return holds[bound];
}

it('asks for the event and the property before it can be published', () => {
  expect(codesOf(aggregateIndicatorDefinition, { ...muchSpent, eventName: '', property: '' })).toEqual([
    'event-name-missing',
    'property-missing',
  ]);
  expect(codesOf(aggregateIndicatorDefinition, { ...muchSpent, measure: 'count', property: '' })).toEqual([]);
});
