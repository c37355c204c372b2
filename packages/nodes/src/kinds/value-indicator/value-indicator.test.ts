import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { DAY, Observer } from '../../testing/observer';
import { valueIndicatorBehaviour } from './behaviour';
import { valueIndicatorDefinition } from './definition';
import type { ValueIndicatorConfig } from './schema';

const downgrade: ValueIndicatorConfig = {
  eventName: 'plan_reported',
  conditions: [],
  property: 'plan',
  change: 'from-to',
  from: 'family',
  to: 'single',
  value: '',
  percent: 10,
  lasting: { amount: 7, unit: 'days' },
  points: 15,
};

/** One report a day; the days on which it fired. */
function firings(differences: Partial<ValueIndicatorConfig>, values: (string | number)[]): number[] {
  const customer = new Observer(valueIndicatorBehaviour, { ...downgrade, ...differences });
  for (const [day, plan] of values.entries()) customer.event('plan_reported', day * DAY, { plan });
  return customer.firedAt.map((at) => at / DAY);
}

describe('a value that changes', () => {
  it('fires from one to the other, without regard to capitals', () => {
    expect(firings({}, ['family', 'Family', 'Single', 'single'])).toEqual([2]);
    expect(firings({}, ['single', 'family'])).toEqual([]);
  });

  it('takes an empty side for any value', () => {
    expect(firings({ from: '' }, ['large', 'single'])).toEqual([1]);
    expect(firings({ to: '' }, ['family', 'large'])).toEqual([1]);
  });

  it('does not take the very first value for a change', () => {
    expect(firings({ change: 'changes' }, ['family', 'family', 'single', 'family'])).toEqual([2, 3]);
  });

  it('rises and falls by percent of the value before', () => {
    expect(firings({ change: 'rises', percent: 10 }, [100, 109, 120, 132])).toEqual([2, 3]);
    expect(firings({ change: 'falls', percent: 50 }, [100, 60, 30])).toEqual([2]);
    expect(firings({ change: 'rises', percent: 0 }, ['a', 'b'])).toEqual([]);
  });

  it('looks at the first value, or at the last', () => {
    expect(firings({ change: 'first-is', value: 'family' }, ['family', 'single', 'family'])).toEqual([0]);
    expect(firings({ change: 'last-is', value: 'family' }, ['single', 'family', 'family', 'single', 'family'])).toEqual(
      [1, 4],
    );
  });

  it('stays true for as long as was asked, or until a value does not fit', () => {
    const customer = new Observer(valueIndicatorBehaviour, downgrade);
    customer.event('plan_reported', 0, { plan: 'family' });
    expect(customer.event('plan_reported', DAY, { plan: 'single' }).active).toBe(true);
    expect(customer.passTo(8 * DAY).active).toBe(true);
    expect(customer.passTo(8 * DAY + 1).active).toBe(false);
    customer.event('plan_reported', 9 * DAY, { plan: 'family' });
    expect(customer.event('plan_reported', 10 * DAY, { plan: 'single' }).active).toBe(true);
    expect(customer.event('plan_reported', 11 * DAY, { plan: 'large' }).active).toBe(false);
  });

  it('is not taken back by a value that came in late', () => {
    const customer = new Observer(valueIndicatorBehaviour, downgrade);
    customer.event('plan_reported', 5 * DAY, { plan: 'single' });
    customer.event('plan_reported', 2 * DAY, { plan: 'family' });
    expect(customer.state).toMatchObject({ last: 'single', before: null });
  });
});

it('asks for the property, and for the value where one is compared', () => {
  expect(codesOf(valueIndicatorDefinition, { ...downgrade, property: '' })).toEqual(['property-missing']);
  expect(codesOf(valueIndicatorDefinition, { ...downgrade, change: 'last-is' })).toEqual(['value-missing']);
  expect(codesOf(valueIndicatorDefinition, downgrade)).toEqual([]);
});
