import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { DAY, Observer } from '../../testing/observer';
import { profileIndicatorBehaviour } from './behaviour';
import { profileIndicatorDefinition } from './definition';
import type { ProfileIndicatorConfig } from './schema';

const onAPhone: ProfileIndicatorConfig = {
  source: 'attribute',
  conditions: [{ path: 'platform', comparison: 'is', value: 'mobile' }],
  eventName: '',
  measure: 'count',
  property: '',
  comparison: 'at-least',
  value: 1,
  points: 10,
};
const bigSpender: ProfileIndicatorConfig = {
  ...onAPhone,
  source: 'event-total',
  eventName: 'purchase',
  measure: 'sum',
  property: 'amount',
  comparison: 'more-than',
  value: 100,
};

function observe(config: ProfileIndicatorConfig) {
  return new Observer(profileIndicatorBehaviour, config);
}

describe('an attribute of the customer', () => {
  it('is true while the attribute is, and fires when it becomes so', () => {
    const customer = observe(onAPhone);
    expect(customer.passTo(DAY).active).toBe(false);
    expect(customer.knows({ platform: 'Mobile' }, 2 * DAY)).toEqual({ active: true, value: 1, fired: 1 });
    expect(customer.knows({ platform: 'mobile' }, 3 * DAY)).toEqual({ active: true, value: 1, fired: 0 });
    expect(customer.knows({ platform: 'desktop' }, 4 * DAY).active).toBe(false);
    expect(customer.knows({ platform: 'mobile' }, 5 * DAY).fired).toBe(1);
  });

  it('asks for no events', () => {
    expect(profileIndicatorBehaviour.eventNames(onAPhone)).toEqual([]);
    expect(profileIndicatorBehaviour.watchesAttributes?.(onAPhone)).toBe(true);
  });
});

describe('a total over events', () => {
  it('adds up a property', () => {
    const customer = observe(bigSpender);
    expect(customer.event('purchase', 0, { amount: 60 })).toEqual({ active: false, value: 60, fired: 0 });
    expect(customer.event('purchase', DAY, { amount: '45.5' })).toEqual({ active: true, value: 105.5, fired: 1 });
    expect(customer.event('purchase', 2 * DAY, { amount: 10 })).toEqual({ active: true, value: 115.5, fired: 0 });
  });

  it('adds up amounts of money without a rounding that a shop would not make', () => {
    const customer = observe({ ...bigSpender, comparison: 'is', value: 0.3 });
    customer.event('purchase', 0, { amount: 0.1 });
    expect(customer.event('purchase', DAY, { amount: 0.2 }).active).toBe(true);
  });

  it('passes over an event without the property', () => {
    const customer = observe(bigSpender);
    customer.event('purchase', 0, { amount: 60 });
    expect(customer.event('purchase', DAY, { amount: 'a lot' }).value).toBe(60);
    expect(customer.event('purchase', DAY).value).toBe(60);
  });

  it('counts events', () => {
    const customer = observe({ ...bigSpender, measure: 'count', comparison: 'at-least', value: 2 });
    customer.event('purchase', 0);
    expect(customer.reading.active).toBe(false);
    expect(customer.event('purchase', DAY)).toEqual({ active: true, value: 2, fired: 1 });
  });

  it('is true from the beginning for a number that nobody exceeds yet', () => {
    const customer = observe({ ...bigSpender, measure: 'count', comparison: 'at-most', value: 1 });
    expect(customer.passTo(DAY).active).toBe(true);
    customer.event('purchase', 2 * DAY);
    expect(customer.event('purchase', 3 * DAY).active).toBe(false);
  });

  it('keeps the latest value, by the time of the event', () => {
    const customer = observe({ ...bigSpender, measure: 'last', comparison: 'less-than', value: 50 });
    expect(customer.passTo(DAY).active).toBe(false);
    expect(customer.event('purchase', 5 * DAY, { amount: 20 }).active).toBe(true);
    expect(customer.event('purchase', 2 * DAY, { amount: 500 }).value).toBe(20);
    expect(customer.event('purchase', 6 * DAY, { amount: 500 }).active).toBe(false);
  });
});

describe('conditions on attributes', () => {
  it('are joined by and, or and not', () => {
    const customer = observe({
      ...onAPhone,
      conditions: {
        any: [
          {
            all: [
              { path: 'platform', comparison: 'is', value: 'mobile' },
              { not: { path: 'vip', comparison: 'is', value: true } },
            ],
          },
          { path: 'city', comparison: 'is', value: 'Utrecht' },
        ],
      },
    });
    expect(customer.knows({ platform: 'mobile', vip: true }, DAY).active).toBe(false);
    expect(customer.knows({ platform: 'mobile', vip: false }, 2 * DAY).active).toBe(true);
    expect(customer.knows({ city: 'Utrecht' }, 3 * DAY).active).toBe(true);
  });

  it('become true by time alone, at the moment itself', () => {
    const now = Date.UTC(2026, 0, 1);
    const ends = [{ path: 'ends', comparison: 'in-the-next' as const, value: { amount: 30, unit: 'days' as const } }];
    const customer = observe({ ...onAPhone, conditions: ends });
    customer.knows({ ends: '2026-03-01T00:00:00Z' }, now);
    const due = customer.nextChange() ?? Number.NaN;
    expect(customer.passTo(due - 1).active).toBe(false);
    expect(customer.passTo(due)).toEqual({ active: true, value: 1, fired: 1 });
    expect(Math.abs(due - Date.UTC(2026, 0, 30))).toBeLessThanOrEqual(1);
  });

  it('notice a change, stored and read in between', () => {
    const moved = [{ path: 'city', comparison: 'changed' as const, value: '' }];
    const customer = observe({ ...onAPhone, conditions: moved });
    expect(customer.knows({ city: 'Delft' }, DAY).active).toBe(false);
    customer.state = JSON.parse(JSON.stringify(customer.state));
    expect(customer.knows({ city: 'Delft' }, 2 * DAY).active).toBe(false);
    expect(customer.knows({ city: 'Utrecht' }, 3 * DAY).fired).toBe(1);
  });
});

describe('facts kept from events', () => {
  it('tell how many different products a customer has', () => {
    const customer = observe({
      ...bigSpender,
      measure: 'different',
      property: 'product',
      comparison: 'at-least',
      value: 2,
    });
    for (const product of ['car', 'car', 'house']) customer.event('purchase', DAY, { product });
    expect(customer.reading).toEqual({ active: true, value: 2, fired: 1 });
  });

  it('tell how long ago the last one was, and become true when enough days have passed', () => {
    const customer = observe({ ...bigSpender, measure: 'days-since', comparison: 'at-least', value: 30 });
    customer.event('purchase', DAY);
    expect(customer.nextChange()).toBe(31 * DAY);
    expect(customer.passTo(31 * DAY)).toEqual({ active: true, value: 30, fired: 1 });
    expect(customer.event('purchase', 40 * DAY).active).toBe(false);
  });
});

describe('before publishing', () => {
  it('asks for a condition on the attributes', () => {
    expect(codesOf(profileIndicatorDefinition, { ...onAPhone, conditions: [] })).toEqual(['condition-missing']);
    expect(codesOf(profileIndicatorDefinition, onAPhone)).toEqual([]);
  });

  it('asks for the event and the property of a total', () => {
    const empty = { ...bigSpender, eventName: '', property: '' };
    expect(codesOf(profileIndicatorDefinition, empty)).toEqual(['event-name-missing', 'property-missing']);
    expect(codesOf(profileIndicatorDefinition, { ...bigSpender, measure: 'count', property: '' })).toEqual([]);
  });
});
