import type { InputReading, ScoreCurve } from '@kairos/engine';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { DAY, Observer } from '../../testing/observer';
import { scoreLevelBehaviour } from './behaviour';
import { scoreLevelDefinition } from './definition';
import type { ScoreLevelConfig } from './schema';

const hot: ScoreLevelConfig = { direction: 'above', level: 60, margin: 10 };
const cooled: ScoreLevelConfig = { direction: 'below', level: 20, margin: 5 };

function scored(points: number, fadingSince?: number): Partial<InputReading>[] {
  const isFading = fadingSince !== undefined;
  const curve: ScoreCurve = {
    since: fadingSince ?? 0,
    decaying: isFading ? points : 0,
    steady: isFading ? 0 : points,
    halfLifeMilliseconds: isFading ? 7 * DAY : null,
    atLeast: null,
    atMost: null,
  };
  return [{ curve, value: points, active: points > 0 }];
}

/** One score a day; the days on which it fired. */
function firings(config: ScoreLevelConfig, scores: number[]): number[] {
  const level = new Observer(scoreLevelBehaviour, config);
  for (const [day, points] of scores.entries()) level.hears(scored(points), day * DAY);
  return level.firedAt.map((at) => at / DAY);
}

describe('a score above a level', () => {
  it('fires when it comes there, and again only after it has gone back by the margin', () => {
    expect(firings(hot, [59, 60, 55, 62, 50, 60, 49, 60])).toEqual([1, 7]);
    expect(firings({ ...hot, margin: 0 }, [60, 59, 60])).toEqual([0, 2]);
  });

  it('knows the moment at which a fading score leaves, and needs nothing to happen for it', () => {
    const level = new Observer(scoreLevelBehaviour, hot);
    level.hears(scored(100, 0), 0);
    // 50 of 100 points are left after one half-life; exactly 50 is still enough.
    expect(level.nextChange()).toBe(7 * DAY + 1);
    expect(level.passTo(7 * DAY).active).toBe(true);
    expect(level.passTo(7 * DAY + 1).active).toBe(false);
  });
});

describe('a level at which a score stays for a least time', () => {
  const staying: ScoreLevelConfig = { ...hot, stays: { amount: 3, unit: 'days' } };

  it('is left only when that time has passed, and by itself', () => {
    const level = new Observer(scoreLevelBehaviour, staying);
    level.hears(scored(70), 0);
    level.hears(scored(10), DAY);
    expect(level.reading.active).toBe(true);
    expect(level.nextChange()).toBe(3 * DAY);
    expect(level.passTo(3 * DAY - 1).active).toBe(true);
    expect(level.passTo(3 * DAY).active).toBe(false);
  });

  it('does not fire again for a score that comes back meanwhile, and is left at once after that time', () => {
    expect(firings(staying, [70, 10, 70, 70, 10, 70])).toEqual([0, 5]);
    expect(firings({ ...staying, stays: null }, [70, 10, 70, 70, 10, 70])).toEqual([0, 2, 5]);
  });

  it('knows when a fading score leaves, in that time and after it', () => {
    const leavesAt = (days: number) => {
      const level = new Observer(scoreLevelBehaviour, { ...hot, stays: { amount: days, unit: 'days' } });
      level.hears(scored(100, 0), 0);
      level.passTo(6 * DAY);
      let next = level.nextChange();
      while (next !== null && level.passTo(next).active) next = level.nextChange();
      return next;
    };
    expect([leavesAt(2), leavesAt(10)]).toEqual([7 * DAY + 1, 10 * DAY]);
  });

  it('holds as well for a score below a level', () => {
    const level = new Observer(scoreLevelBehaviour, { ...cooled, stays: { amount: 1, unit: 'days' } });
    level.hears(scored(30), 0);
    level.hears(scored(19), DAY);
    expect(level.hears(scored(90), 1.5 * DAY).active).toBe(true);
    expect(level.passTo(2 * DAY).active).toBe(false);
  });

  it('says so on the card', () => {
    expect(scoreLevelDefinition.summary(staying)).toEqual({
      key: 'summary.stays',
      values: {
        until: { key: 'summary.until-below', values: { level: 50 } },
        duration: { key: 'duration.days', values: { count: 3 } },
      },
    });
  });
});

describe('a score below a level', () => {
  it('fires when it has fallen there, and not when it was there from the beginning', () => {
    expect(firings(cooled, [0, 10, 30, 19, 24, 19, 25, 19])).toEqual([3, 7]);
  });

  it('fires by itself when a score fades away', () => {
    const level = new Observer(scoreLevelBehaviour, cooled);
    level.hears(scored(40, 0), 0);
    level.passTo(30 * DAY);
    expect(level.firedAt).toEqual([7 * DAY + 1]);
  });
});

it('asks for a score', () => {
  expect(codesOf(scoreLevelDefinition, hot)).toEqual(['score-missing']);
  expect(codesOf(scoreLevelDefinition, hot, { arriving: ['points'] })).toEqual([]);
});
