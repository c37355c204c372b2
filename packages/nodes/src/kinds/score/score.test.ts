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
