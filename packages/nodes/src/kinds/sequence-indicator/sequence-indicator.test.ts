import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { DAY, HOUR, Observer } from '../../testing/observer';
import { sequenceIndicatorBehaviour } from './behaviour';
import { sequenceIndicatorDefinition } from './definition';
import type { SequenceIndicatorConfig } from './schema';

const hesitation: SequenceIndicatorConfig = {
  steps: ['terms', 'compare', 'cart'].map((eventName, index) => ({ id: `step-${index}`, eventName, conditions: [] })),
  within: { amount: 3, unit: 'days' },
  unlessEvent: 'purchase',
  unlessConditions: [],
  lasting: { amount: 7, unit: 'days' },
  points: 20,
};

function observe(config: SequenceIndicatorConfig = hesitation) {
  return new Observer(sequenceIndicatorBehaviour, config);
}

describe('things that happen in order', () => {
  it('fire with the last step, up to the last moment of the time', () => {
    const customer = observe();
    customer.event('terms', 0);
    customer.event('compare', DAY);
    expect(customer.event('cart', 3 * DAY)).toEqual({ active: true, value: 1, fired: 1 });
  });

  it('are too late a millisecond after it', () => {
    const customer = observe();
    customer.event('terms', 0);
    customer.event('compare', DAY);
    expect(customer.event('cart', 3 * DAY + 1).active).toBe(false);
  });

  it('count in their order only', () => {
    const customer = observe();
    for (const [hour, name] of ['cart', 'compare', 'terms', 'cart'].entries()) customer.event(name, hour * HOUR);
    expect(customer.firedAt).toEqual([]);
  });

  it('begin anew after what spoils them', () => {
    const customer = observe();
    for (const [hour, name] of ['terms', 'compare', 'purchase', 'cart'].entries()) customer.event(name, hour * HOUR);
    expect(customer.firedAt).toEqual([]);
    for (const [hour, name] of ['terms', 'compare', 'cart'].entries()) customer.event(name, DAY + hour * HOUR);
    expect(customer.firedAt).toEqual([DAY + 2 * HOUR]);
  });

  it('count from the latest beginning', () => {
    const customer = observe();
    customer.event('terms', 0);
    customer.event('terms', 2 * DAY);
    customer.event('compare', 3 * DAY);
    expect(customer.event('cart', 5 * DAY).fired).toBe(1);
  });

  it('are used up when they are complete', () => {
    const customer = observe();
    for (const [hour, name] of ['terms', 'compare', 'cart', 'cart'].entries()) customer.event(name, hour * HOUR);
    expect(customer.firedAt).toEqual([2 * HOUR]);
  });

  it('need two events where the same comes twice', () => {
    const steps = ['visit', 'visit'].map((eventName, index) => ({ id: `step-${index}`, eventName, conditions: [] }));
    const customer = observe({ ...hesitation, steps });
    expect(customer.event('visit', 0).fired).toBe(0);
    expect(customer.event('visit', HOUR).fired).toBe(1);
  });

  it('stay true for as long as was asked', () => {
    const customer = observe();
    for (const [hour, name] of ['terms', 'compare', 'cart'].entries()) customer.event(name, hour * HOUR);
    expect(customer.nextChange()).toBe(2 * HOUR + 7 * DAY + 1);
    expect(customer.passTo(2 * HOUR + 7 * DAY).active).toBe(true);
    expect(customer.passTo(2 * HOUR + 7 * DAY + 1).active).toBe(false);
  });

  it('agree with looking for them in the whole history', () => {
    const happening = fc.tuple(
      fc.integer({ min: 0, max: 240 }),
      fc.constantFrom('terms', 'compare', 'cart', 'purchase'),
    );
    fc.assert(
      fc.property(fc.uniqueArray(happening, { selector: ([hour]) => hour, maxLength: 40 }), (rows) => {
        const history = rows.sort((a, b) => a[0] - b[0]);
        const customer = observe();
        for (const [hour, name] of history) customer.event(name, hour * HOUR);
        expect(customer.firedAt).toEqual(searched(history));
      }),
    );
  });
});

/** The plain way: at every cart, is there a pair of terms and compare before it, unspoilt, in time, and not used up? */
function searched(history: readonly (readonly [hour: number, name: string])[]): number[] {
  const fired: number[] = [];
  let usedUntil = -1;
  for (const [end, [hour, name]] of history.entries()) {
    if (name !== 'cart') continue;
    const found = history.some(
      ([first, firstName], begin) =>
        begin > usedUntil &&
        firstName === 'terms' &&
        hour - first <= 72 &&
        history.slice(begin, end).some((row) => row[1] === 'compare') &&
        !history.slice(begin, end).some((row) => row[1] === 'purchase'),
    );
    if (!found) continue;
    fired.push(hour * HOUR);
    usedUntil = end;
  }
  return fired;
}

it('asks for every event before it can be published', () => {
  const steps = hesitation.steps.map((step, index) => (index === 1 ? { ...step, eventName: '' } : step));
  expect(codesOf(sequenceIndicatorDefinition, { ...hesitation, steps })).toEqual(['event-name-missing']);
  expect(codesOf(sequenceIndicatorDefinition, hesitation)).toEqual([]);
});
