import { calendarDay, DAY_MILLISECONDS } from '@kairos/engine';
import { describe, expect, it } from 'vitest';
import { rangeOf, stepsIn } from './range';

const AMSTERDAM = 'Europe/Amsterdam';
const KOLKATA = 'Asia/Kolkata';
const at = (text: string) => Date.parse(text);

describe('a range', () => {
  const now = at('2026-03-29T12:07:30Z');

  it('of today begins at midnight in the workspace and ends now', () => {
    expect(rangeOf({ of: 'today' }, now, AMSTERDAM)).toEqual({ from: at('2026-03-28T23:00:00Z'), to: null });
  });

  it('of 24 hours begins with a quarter of an hour', () => {
    expect(rangeOf({ of: 'day' }, now, AMSTERDAM)).toEqual({ from: at('2026-03-28T12:00:00Z'), to: null });
  });

  it('of days and weeks begins with an hour of the workspace, also where those lie half an hour aside', () => {
    expect(rangeOf({ of: 'week' }, now, AMSTERDAM).from).toBe(at('2026-03-22T12:00:00Z'));
    expect(rangeOf({ of: 'month' }, now, KOLKATA).from).toBe(at('2026-02-27T11:30:00Z'));
  });

  it('of chosen days has all of both, on the day with 23 hours too', () => {
    const day = calendarDay(2026, 3, 29);
    const later = at('2026-04-02T10:00:00Z');
    expect(rangeOf({ of: 'days', from: day, to: day }, later, AMSTERDAM)).toEqual({
      from: at('2026-03-28T23:00:00Z'),
      to: at('2026-03-29T22:00:00Z'),
    });
  });

  it('of chosen days may be told from either end, and ends now where its last day is not over', () => {
    const chosen = { of: 'days', from: calendarDay(2026, 3, 30), to: calendarDay(2026, 3, 20) } as const;
    expect(rangeOf(chosen, now, AMSTERDAM)).toEqual({ from: at('2026-03-19T23:00:00Z'), to: null });
  });
});

describe('the steps of a range', () => {
  const from = at('2026-03-01T23:00:00Z');

  it.each([
    ['a quarter of an hour', 1, 900_000],
    ['an hour', 8, 3_600_000],
    ['four hours', 30, 4 * 3_600_000],
    ['a day', 40, DAY_MILLISECONDS],
    ['a week', 1_000, 7 * DAY_MILLISECONDS],
    ['a year of weeks', 50_000, 364 * DAY_MILLISECONDS],
  ])('are %s long and never more than 200', (_, days, length) => {
    const to = from + days * DAY_MILLISECONDS;
    const steps = stepsIn({ from, to }, { now: to, timeZone: 'UTC' });
    expect(steps.length - 1).toBeLessThanOrEqual(200);
    expect((steps[3] ?? 0) - (steps[2] ?? 0)).toBe(length);
    expect([steps[0], steps.at(-1)]).toEqual([from, to]);
  });

  it('of days begin at midnight in the workspace when the clock is changed', () => {
    const steps = stepsIn({ from, to: from + 150 * DAY_MILLISECONDS }, { now: from, timeZone: AMSTERDAM });
    expect(steps).toContain(at('2026-03-28T23:00:00Z'));
    expect(steps).toContain(at('2026-03-29T22:00:00Z'));
  });

  it('of no time at all are none', () => {
    expect(stepsIn({ from, to: from }, { now: from, timeZone: 'UTC' })).toEqual([from, from]);
  });

  it('are no shorter than what is kept of days that lie back', () => {
    const day = { from, to: from + DAY_MILLISECONDS };
    const lengthAfter = (days: number) => {
      const steps = stepsIn(day, { now: from + days * DAY_MILLISECONDS, timeZone: 'UTC' });
      return (steps[1] ?? 0) - from;
    };
    expect([2, 10].map(lengthAfter)).toEqual([900_000, 3_600_000]);
    expect(stepsIn(day, { now: from + 50 * DAY_MILLISECONDS, timeZone: 'Europe/Amsterdam' })).toEqual([from, day.to]);
  });
});
