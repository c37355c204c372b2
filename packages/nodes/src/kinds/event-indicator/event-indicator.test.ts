import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { DAY, HOUR, Observer } from '../../testing/observer';
import { eventIndicatorBehaviour } from './behaviour';
import { eventIndicatorDefinition } from './definition';
import type { EventIndicatorConfig } from './schema';

const once: EventIndicatorConfig = { eventName: 'download', conditions: [], times: 1, within: null, points: 10 };
const thriceInSixtyDays: EventIndicatorConfig = { ...once, times: 3, within: { amount: 60, unit: 'days' } };

function observe(config: EventIndicatorConfig) {
  return new Observer(eventIndicatorBehaviour, config);
}

describe('something happened', () => {
  it('is true from the event on, for ever, when no period is set', () => {
    const customer = observe(once);
    expect(customer.passTo(DAY).active).toBe(false);
    expect(customer.event('download', 2 * DAY)).toEqual({ active: true, value: 1, fired: 1 });
    expect(customer.passTo(3_650 * DAY)).toEqual({ active: true, value: 1, fired: 0 });
    expect(customer.nextChange()).toBeNull();
  });

  it('takes no notice of other events, nor of those that do not meet the conditions', () => {
    const customer = observe({ ...once, conditions: [{ path: 'amount', comparison: 'more-than', value: 50 }] });
    expect(customer.event('visit', DAY, { amount: 80 }).active).toBe(false);
    expect(customer.event('download', DAY, { amount: 50 }).active).toBe(false);
    expect(customer.event('download', DAY, { amount: 51 }).active).toBe(true);
  });

  it('becomes true with the last of the times that are asked for', () => {
    const customer = observe(thriceInSixtyDays);
    expect(customer.event('download', 0)).toEqual({ active: false, value: 1, fired: 0 });
    expect(customer.event('download', 10 * DAY)).toEqual({ active: false, value: 2, fired: 0 });
    expect(customer.event('download', 60 * DAY)).toEqual({ active: true, value: 3, fired: 1 });
  });

  it('still counts an occurrence at the very end of the period, and no longer a millisecond later', () => {
    const customer = observe(thriceInSixtyDays);
    for (const day of [0, 10, 20]) customer.event('download', day * DAY);
    expect(customer.nextChange()).toBe(60 * DAY + 1);
    expect(customer.passTo(60 * DAY).active).toBe(true);
    expect(customer.passTo(60 * DAY + 1)).toEqual({ active: false, value: 2, fired: 0 });
  });

  it('fires again at every occurrence that finds it true', () => {
    const customer = observe(once);
    for (const hour of [1, 2, 3]) customer.event('download', hour * HOUR);
    expect(customer.firedAt).toEqual([HOUR, 2 * HOUR, 3 * HOUR]);
  });

  it('fires again only when it was told to', () => {
    const firings = (rearm: EventIndicatorConfig['rearm']) => {
      const customer = observe({ ...once, within: { amount: 2, unit: 'days' }, rearm });
      for (const day of [0, 1, 5, 6, 20]) customer.event('download', day * DAY);
      return customer.firedAt.map((at) => at / DAY);
    };
    const period = { amount: 6, unit: 'days' } as const;
    expect(firings({ mode: 'every-time', period })).toEqual([0, 1, 5, 6, 20]);
    expect(firings({ mode: 'when-true-again', period })).toEqual([0, 5, 20]);
    expect(firings({ mode: 'once-per', period })).toEqual([0, 6, 20]);
    expect(firings({ mode: 'once', period })).toEqual([0]);
  });

  it('is unknown until the whole period was observed, where somebody asks for the difference', () => {
    const customer = observe(thriceInSixtyDays);
    customer.facts = { ...customer.facts, observedSince: 100 * DAY };
    expect(customer.event('download', 101 * DAY).unknown).toBeUndefined();
    customer.unknownMatters = true;
    expect(customer.event('download', 102 * DAY)).toEqual({ active: false, value: 2, fired: 0, unknown: true });
    expect(customer.nextChange()).toBe(160 * DAY);
    expect(customer.passTo(160 * DAY)).toEqual({ active: false, value: 2, fired: 0 });
    expect(customer.nextChange()).toBeNull();
  });

  it('is true at once when it was seen often enough, and known to be untrue once that is too long ago', () => {
    const customer = observe(thriceInSixtyDays);
    customer.facts = { ...customer.facts, observedSince: 100 * DAY };
    customer.unknownMatters = true;
    for (const day of [101, 102, 103]) customer.event('download', day * DAY);
    expect(customer.reading).toEqual({ active: true, value: 3, fired: 1 });
    expect(customer.passTo(161 * DAY + 1)).toEqual({ active: false, value: 2, fired: 0 });
  });

  it('puts an event that came in late in its place', () => {
    const customer = observe(thriceInSixtyDays);
    customer.event('download', 50 * DAY);
    customer.event('download', 70 * DAY);
    expect(customer.event('download', 20 * DAY).active).toBe(true);
    expect(customer.nextChange()).toBe(80 * DAY + 1);
  });

  it('does not fire for a late event that is no longer within the period', () => {
    const customer = observe({ ...once, within: { amount: 1, unit: 'days' } });
    customer.passTo(9 * DAY);
    expect(customer.event('download', 2 * DAY)).toEqual({ active: false, value: 0, fired: 0 });
    customer.event('download', 10 * DAY);
    expect(customer.event('download', 3 * DAY)).toEqual({ active: true, value: 1, fired: 0 });
  });

  it('remembers no more occurrences than it needs', () => {
    const customer = observe(thriceInSixtyDays);
    for (let day = 0; day < 500; day += 1) customer.event('download', day * DAY);
    expect(customer.state.times).toHaveLength(3);
  });

  it('agrees with counting the whole history, at every moment', () => {
    const days = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 30 });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 40 }), (history, times, period) => {
        const customer = observe({ ...once, times, within: { amount: period, unit: 'days' } });
        const ordered = [...history].sort((a, b) => a - b).map((day) => day * DAY);
        for (const at of ordered) customer.event('download', at);
        const last = ordered.at(-1) ?? 0;
        for (let at = last; at <= last + 50 * DAY; at += DAY) {
          const counted = ordered.filter((time) => time + period * DAY >= at).length;
          if (customer.passTo(at).active !== counted >= times) return false;
        }
        return true;
      }),
    );
  });

  it('asks for an event before it can be published', () => {
    expect(codesOf(eventIndicatorDefinition, { ...once, eventName: ' ' })).toEqual(['event-name-missing']);
    expect(codesOf(eventIndicatorDefinition, once)).toEqual([]);
  });
});
