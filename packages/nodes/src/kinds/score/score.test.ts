import type { ScoreRule } from '@kairos/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { DAY, Observer } from '../../testing/observer';
import { scoreBehaviour } from './behaviour';
import { scoreDefinition } from './definition';
import { type ScoreConfig, scoreSchema } from './schema';

const whileTrue: ScoreConfig = {
  predicts: 'leaving',
  counting: 'while-true',
  halfLife: null,
  atLeast: null,
  atMost: null,
};
const eachTime: ScoreConfig = { ...whileTrue, counting: 'each-time' };
const fading: ScoreConfig = { ...eachTime, halfLife: { amount: 7, unit: 'days' } };

function observe(config: ScoreConfig) {
  return new Observer(scoreBehaviour, config);
}

describe('a score of what is true now', () => {
  it('adds up the points of the indicators that are true, negative ones too', () => {
    const score = observe(whileTrue);
    const reading = score.hears([{ active: true, points: 40 }, { points: 30 }, { active: true, points: -15 }], DAY);
    expect(reading).toMatchObject({ active: true, value: 25, fired: 0 });
  });

  it('falls when an indicator is no longer true', () => {
    const score = observe(whileTrue);
    score.hears([{ active: true, points: 40 }], DAY);
    expect(score.hears([{ active: false, points: 40 }], 2 * DAY)).toMatchObject({ active: false, value: 0 });
  });

  it('stays within its limits', () => {
    const score = observe({ ...whileTrue, atLeast: -10, atMost: 50 });
    expect(score.hears([{ active: true, points: 80 }], DAY).value).toBe(50);
    expect(score.hears([{ active: true, points: -80 }], DAY).value).toBe(-10);
  });
});

describe('a score that counts each time', () => {
  it('adds the points again with every firing', () => {
    const score = observe(eachTime);
    score.hears([{ active: true, fired: 1, points: 20 }], DAY);
    score.hears([{ active: true, fired: 1, points: 20 }], 2 * DAY);
    expect(score.hears([{ active: true, fired: 2, points: 20 }], 3 * DAY).value).toBe(80);
  });

  it('keeps its points when nothing fires', () => {
    const score = observe(eachTime);
    score.hears([{ active: true, fired: 1, points: 20 }], DAY);
    expect(score.passTo(900 * DAY).value).toBe(20);
  });

  it('halves its points once per half-life', () => {
    const score = observe(fading);
    score.hears([{ fired: 1, points: 80 }], DAY);
    expect(score.passTo(8 * DAY).value).toBe(40);
    expect(score.hears([{ fired: 1, points: 10 }], 15 * DAY).value).toBe(30);
  });

  it('comes to the same points however often it is looked at in between', () => {
    const once = observe(fading);
    const often = observe(fading);
    for (const score of [once, often]) score.hears([{ fired: 1, points: 70 }], 0);
    for (let at = 0; at < 30 * DAY; at += 1_234_567) often.passTo(at);
    expect(often.passTo(30 * DAY).value).toBe(once.passTo(30 * DAY).value);
  });

  it('collects beyond its limits nothing that shows, and lets its readers know how it runs on', () => {
    const score = observe({ ...fading, atMost: 50 });
    const reading = score.hears([{ fired: 1, points: 80 }], DAY);
    expect(reading.value).toBe(50);
    expect(reading.curve).toEqual({
      since: DAY,
      decaying: 80,
      steady: 0,
      halfLifeMilliseconds: 7 * DAY,
      atLeast: null,
      atMost: 50,
    });
  });
});

describe('points of single indicators', () => {
  const rule: ScoreRule = { counting: 'each-time', mostPerDay: null, mostInAll: null, expiresAfter: null };
  const fires = (differences: Partial<ScoreRule> = {}) => ({
    fired: 1,
    active: true,
    points: 20,
    rule: { ...rule, ...differences },
  });

  it('count as the indicator says, whatever the score says', () => {
    const score = observe(whileTrue);
    score.hears([fires(), { active: true, points: 5 }], DAY);
    expect(
      score.hears(
        [
          { points: 20, rule },
          { active: false, points: 5 },
        ],
        2 * DAY,
      ).value,
    ).toBe(20);
    const once = observe(eachTime);
    for (const day of [1, 2]) once.hears([fires({ counting: 'once' })], day * DAY);
    expect(once.reading.value).toBe(20);
  });

  it('count no more often than allowed, per day of the customer and in all', () => {
    const score = observe(whileTrue);
    score.facts = { ...score.facts, timeZone: 'Asia/Tokyo' };
    // 14:59 and 15:01 UTC lie on two days in Tokyo.
    const evening = DAY + 15 * 3_600_000;
    for (const at of [evening - 120_000, evening - 60_000, evening + 60_000])
      score.hears([fires({ mostPerDay: 1 })], at);
    expect(score.reading.value).toBe(40);
    for (let day = 3; day < 9; day += 1) score.hears([fires({ mostPerDay: 1, mostInAll: 4 })], day * DAY);
    expect(score.reading.value).toBe(80);
  });

  it('are gone a millisecond after they expire, by themselves, and halve until then', () => {
    const score = observe(fading);
    score.hears([fires({ expiresAfter: { amount: 14, unit: 'days' } })], 0);
    expect(score.nextChange()).toBe(14 * DAY + 1);
    expect(score.passTo(14 * DAY).value).toBe(5);
    expect(score.passTo(14 * DAY + 1).value).toBe(0);
    expect(score.nextChange()).toBeNull();
  });

  it('stay bounded in the state, and exact', () => {
    const score = observe(fading);
    let expected = 0;
    for (let day = 0; day < 200; day += 1) {
      score.hears([fires()], day * DAY);
      score.state = JSON.parse(JSON.stringify(score.state));
      expected = expected * 2 ** (-1 / 7) + 20;
    }
    expect(score.reading.value).toBeCloseTo(expected, 6);
    expect(JSON.stringify(score.state).length).toBeLessThan(2_500);
  });

  it('are kept from before firings were told apart', () => {
    const score = observe(fading);
    score.state = { points: 80, since: 0 };
    expect(score.passTo(7 * DAY).value).toBe(40);
    expect(score.hears([fires()], 14 * DAY).value).toBe(40);
  });

  it('are kept from before they were added up, when they stood under the names of their indicators', () => {
    const entry = { at: 0, points: 80, eventId: null, times: 1, until: 14 * DAY };
    const score = observe(fading);
    score.state = { collected: { 'input-0': { times: 1, day: 0, today: 1, entries: [entry], older: null } } };
    expect(score.nextChange()).toBe(14 * DAY + 1);
    expect(score.hears([fires()], 7 * DAY).value).toBe(60);
    expect(score.passTo(21 * DAY).value).toBe(5);
  });
});

describe('a score of scores', () => {
  it('takes from a group no more than the limit of the group', () => {
    const clicks = observe({ ...eachTime, atMost: 30 });
    for (const day of [1, 2, 3]) clicks.hears([{ fired: 1, points: 20 }], day * DAY);
    const total = observe(whileTrue);
    const reading = total.hears(
      [
        { ...clicks.reading, points: 0 },
        { active: true, points: 15 },
      ],
      3 * DAY,
    );
    expect(reading.value).toBe(45);
  });
});

describe('the account of a score', () => {
  it('adds up: what was given, when, what is left of it, and what the limits took away', () => {
    const score = observe({ ...fading, atMost: 50 });
    score.hears([{ fired: 1, points: 80, eventId: 'first' }], 0);
    score.hears([{ fired: 1, points: 30, eventId: 'second' }], 7 * DAY);
    const account = scoreBehaviour.account?.(score.state, { ...fading, atMost: 50 }, 7 * DAY);
    expect(account).toEqual({
      lines: [
        { nodeId: 'input-0', points: 80, now: 40, at: 0, eventId: 'first', times: 1 },
        { nodeId: 'input-0', points: 30, now: 30, at: 7 * DAY, eventId: 'second', times: 1 },
      ],
      removed: 20,
    });
  });

  it('adds up for every history', () => {
    const firing = fc.record({
      fired: fc.integer({ min: 0, max: 2 }),
      points: fc.integer({ min: -50, max: 50 }),
      active: fc.boolean(),
    });
    const histories = fc.array(fc.array(firing, { minLength: 3, maxLength: 3 }), { maxLength: 40 });
    fc.assert(
      fc.property(
        histories,
        fc.constantFrom(whileTrue, eachTime, fading, { ...fading, atLeast: -20, atMost: 60 }),
        (history, config) => {
          const score = observe(config);
          for (const [day, inputs] of history.entries()) score.hears(inputs, day * DAY);
          const { lines, removed } = scoreBehaviour.account?.(score.state, config, history.length * DAY) ?? {
            lines: [],
            removed: 0,
          };
          const sum = lines.reduce((total, line) => total + line.now, 0);
          expect(sum - removed).toBeCloseTo(score.passTo(history.length * DAY).value, 9);
        },
      ),
    );
  });
});

describe('the card', () => {
  it('says what the score predicts, and within which time where that was said', () => {
    expect(scoreDefinition.title(whileTrue)).toEqual({ key: 'title.predicts', values: { predicts: 'leaving' } });
    const soon = { ...whileTrue, horizon: { amount: 3, unit: 'weeks' } } as const;
    expect(scoreDefinition.title(soon)).toMatchObject({
      key: 'title.predicts-within',
      values: { predicts: 'leaving', duration: { key: 'duration.weeks', values: { count: 3 } } },
    });
    expect(scoreDefinition.title({ ...soon, predicts: '' })).toEqual({ key: 'title.unset' });
  });
});

describe('before publishing', () => {
  it('asks for an indicator', () => {
    expect(codesOf(scoreDefinition, whileTrue)).toEqual(['no-input']);
    expect(codesOf(scoreDefinition, whileTrue, { arriving: ['signal'] })).toEqual([]);
  });

  it('refuses limits that leave no room', () => {
    expect(scoreSchema.safeParse({ ...whileTrue, atLeast: 10, atMost: 5 }).error?.issues).toMatchObject([
      { path: ['atMost'], message: 'too-small' },
    ]);
  });
});
