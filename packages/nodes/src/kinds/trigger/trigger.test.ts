import { type InputReading, pathOfFact, pointsAt, type ScoreCurve } from '@kairos/engine';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { DAY, HOUR, MINUTE, Observer } from '../../testing/observer';
import { triggerBehaviour } from './behaviour';
import { triggerDefinition } from './definition';
import type { TriggerConfig } from './schema';

const everyTime: TriggerConfig = {
  threshold: 60,
  needs: 'all',
  reentry: { mode: 'every-time', period: { amount: 14, unit: 'days' } },
};
const oncePerFortnight: TriggerConfig = { ...everyTime, reentry: { ...everyTime.reentry, mode: 'once-per' } };
const once: TriggerConfig = { ...everyTime, reentry: { ...everyTime.reentry, mode: 'once' } };

function observe(config: TriggerConfig) {
  return new Observer(triggerBehaviour, config);
}

/** A score that stays where it is. */
function points(steady: number): Partial<InputReading> {
  return scored({ since: 0, decaying: 0, steady, halfLifeMilliseconds: null, atLeast: null, atMost: null }, 0);
}

/** A score that loses half of its points in seven days. */
function fading(decaying: number, since: number, steady = 0): Partial<InputReading> {
  const curve = { since, decaying, steady, halfLifeMilliseconds: 7 * DAY, atLeast: null, atMost: null };
  return scored(curve, since);
}

function scored(curve: ScoreCurve, at: number): Partial<InputReading> {
  const value = pointsAt(curve, at);
  return { curve, value, active: value > 0 };
}

describe('on a score', () => {
  it('fires when the points reach the threshold, and not again while they stay there', () => {
    const trigger = observe(everyTime);
    expect(trigger.hears([points(59)], DAY).fired).toBe(0);
    expect(trigger.hears([points(60)], 2 * DAY)).toEqual({ active: true, value: 1, fired: 1 });
    expect(trigger.hears([points(90)], 3 * DAY)).toEqual({ active: true, value: 1, fired: 0 });
  });

  it('fires again after the points have fallen and risen', () => {
    const trigger = observe(everyTime);
    for (const [day, value] of [70, 30, 70].entries()) trigger.hears([points(value)], day * DAY);
    expect(trigger.firedAt).toEqual([0, 2 * DAY]);
  });

  it('notices on its own when fading points fall below the threshold', () => {
    const trigger = observe(everyTime);
    trigger.hears([fading(120, 0)], 0);
    expect(trigger.nextChange()).toBe(7 * DAY + 1);
    expect(trigger.passTo(7 * DAY).active).toBe(true);
    expect(trigger.passTo(7 * DAY + 1).active).toBe(false);
    expect(trigger.nextChange()).toBeNull();
    trigger.hears([fading(120, 8 * DAY)], 8 * DAY);
    expect(trigger.firedAt).toEqual([0, 8 * DAY]);
  });

  it('fires on its own when fading negative points let the score rise', () => {
    const trigger = observe(everyTime);
    trigger.hears([fading(-40, 0, 80)], 0);
    expect(trigger.nextChange()).toBe(7 * DAY);
    expect(trigger.passTo(7 * DAY).fired).toBe(1);
  });
});

describe('how often the same customer may start', () => {
  it('starts once per period at most', () => {
    const trigger = observe(oncePerFortnight);
    for (const day of [0, 5, 13, 14, 20, 28]) {
      trigger.hears([points(70)], day * DAY);
      trigger.hears([points(0)], day * DAY + HOUR);
    }
    expect(trigger.firedAt).toEqual([0, 14 * DAY, 28 * DAY]);
  });

  it('with a period of 5 minutes, starts at 12:01 and 12:07 but not at 12:03', () => {
    const noon = 12 * HOUR;
    const trigger = observe({ ...everyTime, reentry: { mode: 'once-per', period: { amount: 5, unit: 'minutes' } } });
    for (const minute of [1, 3, 7]) {
      trigger.hears([points(70)], noon + minute * MINUTE);
      trigger.hears([points(0)], noon + minute * MINUTE + 1);
    }
    expect(trigger.firedAt).toEqual([noon + MINUTE, noon + 7 * MINUTE]);
  });

  it('does not start by itself when the period is over and the condition still holds', () => {
    const trigger = observe(oncePerFortnight);
    trigger.hears([points(70)], 0);
    trigger.hears([points(0)], DAY);
    trigger.hears([points(70)], 2 * DAY);
    trigger.passTo(100 * DAY);
    trigger.hears([points(75)], 101 * DAY);
    expect(trigger.firedAt).toEqual([0]);
  });

  it('starts only once, ever', () => {
    const trigger = observe(once);
    trigger.hears([points(70)], 0);
    trigger.hears([points(0)], DAY);
    trigger.hears([points(70)], 3_650 * DAY);
    expect(trigger.firedAt).toEqual([0]);
  });
});

describe('on indicators', () => {
  const happened = { active: true, fired: 1 };
  const stillTrue = { active: true };

  it('takes an indicator that fires again while it is true as a new reason', () => {
    const trigger = observe(everyTime);
    trigger.hears([happened], DAY);
    trigger.hears([stillTrue], 2 * DAY);
    trigger.hears([happened], 3 * DAY);
    expect(trigger.firedAt).toEqual([DAY, 3 * DAY]);
  });

  it('respects the period for a new reason as well', () => {
    const trigger = observe(oncePerFortnight);
    for (const day of [0, 3, 14]) trigger.hears([happened], day * DAY);
    expect(trigger.firedAt).toEqual([0, 14 * DAY]);
  });

  it('needs all of them at once, or any, as set', () => {
    const all = observe(everyTime);
    const any = observe({ ...everyTime, needs: 'any' });
    expect(all.hears([happened, { active: false }, points(60)], DAY).fired).toBe(0);
    expect(any.hears([happened, { active: false }, points(0)], DAY).fired).toBe(1);
    expect(all.hears([stillTrue, happened, points(60)], 2 * DAY).fired).toBe(1);
  });

  it('does nothing when nothing leads to it', () => {
    expect(observe(everyTime).hears([], DAY).active).toBe(false);
  });
});

describe('one campaign per invoice', () => {
  const perKey: TriggerConfig = { ...everyTime, reentry: { ...everyTime.reentry, mode: 'once-per-key' } };
  const overdue = (...keys: string[]) => ({ active: true, fired: keys.length, keys });

  it('starts once for every key, and for two at the same moment twice', () => {
    const trigger = observe(perKey);
    expect(trigger.hears([overdue('A')], DAY).fired).toBe(1);
    expect(trigger.hears([overdue('A')], 2 * DAY).fired).toBe(0);
    expect(trigger.hears([overdue('A', 'B', 'C')], 3 * DAY).fired).toBe(2);
    expect(trigger.state.keys).toEqual(['A', 'B', 'C']);
  });

  it('starts once in all where nothing has a key', () => {
    const trigger = observe(perKey);
    for (const day of [1, 2]) trigger.hears([{ active: true, fired: 1 }], day * DAY);
    expect(trigger.firedAt).toEqual([DAY]);
  });

  it('remembers a bounded number of keys', () => {
    const trigger = observe(perKey);
    for (let number = 0; number < 700; number += 1) trigger.hears([overdue(`invoice ${number}`)], number * HOUR);
    expect(trigger.state.keys).toHaveLength(500);
  });

  it('starts for each key when it may start every time', () => {
    expect(observe(everyTime).hears([overdue('A', 'B')], DAY).fired).toBe(2);
  });
});

describe('what it refuses', () => {
  it('says that the customer may not start again yet', () => {
    const trigger = observe(oncePerFortnight);
    trigger.hears([points(70)], 0);
    trigger.hears([points(0)], DAY);
    trigger.hears([points(70)], 2 * DAY);
    expect(trigger.refusals).toEqual([[2 * DAY, 'reentry']]);
  });

  it('says that an indicator fired while not everything held', () => {
    const trigger = observe(everyTime);
    trigger.hears([{ active: true, fired: 1 }, { active: false }], DAY);
    expect(trigger.refusals).toEqual([[DAY, 'not-met']]);
  });

  it('knows of campaigns that an earlier version started', () => {
    const trigger = observe(once);
    trigger.state = triggerBehaviour.recall?.(trigger.state, { times: 1, lastAt: 0 }) ?? trigger.state;
    trigger.hears([points(70)], 3_650 * DAY);
    expect([trigger.firedAt, trigger.refusals]).toEqual([[], [[3_650 * DAY, 'reentry']]]);
  });

  it('starts nothing before the journey was published, and does not count it as a start', () => {
    const trigger = observe(once);
    trigger.isPast = true;
    trigger.hears([points(70)], 0);
    trigger.hears([points(0)], DAY);
    trigger.isPast = false;
    expect(trigger.hears([points(70)], 2 * DAY).fired).toBe(1);
    expect(trigger.firedAt).toEqual([2 * DAY]);
  });
});

describe('as many customers as may start', () => {
  it('are asked for when one would start, and not otherwise', () => {
    const trigger = observe({ ...everyTime, limits: { perHour: 2, perDay: null } });
    let left = 2;
    trigger.hasRoom = (starts) => {
      const hasRoom = starts <= left;
      if (hasRoom) left -= starts;
      return hasRoom;
    };
    for (const day of [0, 1, 2]) {
      trigger.hears([points(70)], day * DAY);
      trigger.hears([points(0)], day * DAY + HOUR);
    }
    expect([trigger.firedAt, trigger.refusals]).toEqual([[0, DAY], [[2 * DAY, 'limit']]]);
  });

  it('are named only where there is a limit', () => {
    const limits = { perHour: null, perDay: 100 };
    expect(triggerBehaviour.entryLimits?.({ ...everyTime, limits })).toEqual(limits);
    expect(triggerBehaviour.entryLimits?.({ ...everyTime, limits: { perHour: null, perDay: null } })).toBeNull();
    expect(triggerBehaviour.entryLimits?.(everyTime)).toBeNull();
  });
});

describe('the days on which it takes customers in', () => {
  it('are whole days of the customer, the first and the last included', () => {
    const trigger = observe({ ...everyTime, takesIn: { from: '2026-03-02', until: '2026-03-03' } });
    trigger.facts = { ...trigger.facts, timeZone: 'America/New_York' };
    const happens = (text: string) => trigger.hears([{ active: true, fired: 1 }, points(60)], Date.parse(text)).fired;
    expect(happens('2026-03-02T04:59:59Z')).toBe(0);
    expect(happens('2026-03-02T05:00:00Z')).toBe(1);
    expect(happens('2026-03-04T04:59:59Z')).toBe(1);
    expect(happens('2026-03-04T05:00:00Z')).toBe(0);
    expect(trigger.refusals.map(([, refusal]) => refusal)).toEqual(['not-begun', 'over']);
  });

  it('must be in order', () => {
    const backwards = { ...everyTime, threshold: null, takesIn: { from: '2026-03-02', until: '2026-03-01' } };
    expect(codesOf(triggerDefinition, backwards, { arriving: ['signal'] })).toEqual(['ends-before-it-begins']);
  });
});

describe('before publishing', () => {
  it('asks for something that leads to it', () => {
    expect(codesOf(triggerDefinition, everyTime)).toEqual(['no-input']);
  });

  it('asks for the points only when a score leads to it', () => {
    const withoutThreshold = { ...everyTime, threshold: null };
    expect(codesOf(triggerDefinition, withoutThreshold, { arriving: ['points'] })).toEqual(['threshold-missing']);
    expect(codesOf(triggerDefinition, withoutThreshold, { arriving: ['signal'] })).toEqual([]);
  });

  it('remarks that points count for nothing where no score leads to it', () => {
    expect(codesOf(triggerDefinition, everyTime, { arriving: ['signal'] })).toEqual(['threshold-idle?']);
    expect(codesOf(triggerDefinition, everyTime, { arriving: ['points'] })).toEqual([]);
  });
});

describe('who may start at all', () => {
  const bought = pathOfFact({ since: 'ever', eventName: 'purchase', measure: 'count', property: '' });
  const eligible: TriggerConfig = {
    ...everyTime,
    threshold: null,
    eligible: {
      all: [
        { path: 'country', comparison: 'is', value: 'NL' },
        { path: bought, comparison: 'at-least', value: 2 },
      ],
    },
  };

  it('is looked at in the moment of starting, on attributes and on what the customer did', () => {
    expect(triggerBehaviour.eventNames(eligible)).toEqual(['purchase']);
    const customer = new Observer(triggerBehaviour, eligible);
    const signal = (at: number) => {
      customer.hears([{ active: true, fired: 1 }], at);
      customer.hears([{ active: false }], at + 1);
    };
    customer.knows({ country: 'NL' }, 0);
    signal(DAY);
    customer.event('purchase', 2 * DAY);
    customer.event('purchase', 3 * DAY);
    signal(4 * DAY);
    customer.knows({ country: 'BE' }, 5 * DAY);
    signal(6 * DAY);
    expect(customer.firedAt).toEqual([4 * DAY]);
    expect(customer.refusals).toEqual([
      [DAY, 'not-eligible'],
      [6 * DAY, 'not-eligible'],
    ]);
  });
});
