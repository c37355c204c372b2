import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addCalendar,
  addCalendarAt,
  addToDay,
  CALENDAR_UNITS,
  type CalendarDuration,
  type CalendarUnit,
  nextAnniversary,
  nextTimeOfDay,
} from './calendar';
import { calendarDay, dateOf } from './local';
import { firstMinuteShowing, TURNING_POINTS, wallClock, ZONES } from './wall-clock.fixture';

const HOUR = 3_600_000;
const utc = (text: string) => Date.parse(text);
const iso = (at: number) => new Date(at).toISOString().replace(':00.000Z', 'Z');
const day = (text: string) => utc(`${text}T00:00Z`) / 86_400_000;

describe('adding to a date', () => {
  it.each<[string, number, CalendarUnit, string]>([
    ['2026-01-31', 1, 'months', '2026-02-28'],
    ['2024-01-31', 1, 'months', '2024-02-29'],
    ['2026-01-31', 13, 'months', '2027-02-28'],
    ['2026-03-31', -1, 'months', '2026-02-28'],
    ['2026-01-15', -1, 'months', '2025-12-15'],
    ['2024-02-29', 1, 'years', '2025-02-28'],
    ['2024-02-29', 4, 'years', '2028-02-29'],
    ['2024-02-28', 1, 'days', '2024-02-29'],
    ['2026-12-31', 1, 'days', '2027-01-01'],
    ['2026-12-29', 1, 'weeks', '2027-01-05'],
  ])('%s and %i %s is %s', (from, amount, unit, to) => {
    expect(addToDay(day(from), { amount, unit })).toBe(day(to));
  });
});

describe('a calendar duration', () => {
  it.each([
    ['23 hours', 'Europe/Amsterdam', '2026-03-28T09:00Z', 23],
    ['25 hours', 'Europe/Amsterdam', '2026-10-24T09:00Z', 25],
    ['24 hours', 'Europe/Amsterdam', '2026-07-01T09:00Z', 24],
    ['24 hours', 'Asia/Tokyo', '2026-03-28T09:00Z', 24],
    ['23 hours', 'America/New_York', '2026-03-07T09:00Z', 23],
  ])('of one day takes %s in %s from %s', (_, zone, from, hours) => {
    expect((addCalendar(zone, utc(from), { amount: 1, unit: 'days' }) - utc(from)) / HOUR).toBe(hours);
  });

  it('of one day into a gap ends right after it', () => {
    const from = utc('2026-03-28T01:30Z');
    expect(iso(addCalendar('Europe/Amsterdam', from, { amount: 1, unit: 'days' }))).toBe('2026-03-29T01:00Z');
  });

  it('onto a day that the zone left out ends at the start of the next', () => {
    const from = utc('2011-12-29T19:00Z');
    expect(iso(addCalendar('Pacific/Apia', from, { amount: 1, unit: 'days' }))).toBe('2011-12-30T10:00Z');
  });

  it('can end at a time of day, whatever the time of the beginning', () => {
    const monday = utc('2026-11-23T13:01Z');
    expect(iso(addCalendarAt('Europe/Amsterdam', monday, { amount: 1, unit: 'days' }, '14:00'))).toBe(
      '2026-11-24T13:00Z',
    );
  });

  it('of nothing changes nothing, not even in a repeated hour', () => {
    const second = utc('2026-10-25T01:30Z');
    expect(addCalendar('Europe/Amsterdam', second, { amount: 0, unit: 'days' })).toBe(second);
  });

  it('shows the same time on the clock as a walk along the minutes', { timeout: 60_000 }, () => {
    const durations: fc.Arbitrary<CalendarDuration> = fc.record({
      amount: fc.integer({ min: -15, max: 15 }).filter((amount) => amount !== 0),
      unit: fc.constantFrom(...CALENDAR_UNITS),
    });
    const minutes = fc.integer({ min: -3_000, max: 3_000 });
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.constantFrom(...TURNING_POINTS),
        minutes,
        durations,
        (zone, turn, offset, duration) => {
          const from = turn + offset * 60_000;
          const [date = '', time = ''] = wallClock(zone, from).split(' ');
          const wanted = `${plainDateSum(date, duration)} ${time}`;
          expect(iso(addCalendar(zone, from, duration))).toBe(iso(firstMinuteShowing(zone, wanted)));
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** Adds to a date in the most pedestrian way: the months by counting, a missing day by stepping back. */
function plainDateSum(date: string, { amount, unit }: CalendarDuration): string {
  const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number);
  if (unit === 'days' || unit === 'weeks') {
    const days = unit === 'weeks' ? amount * 7 : amount;
    return new Date(Date.UTC(year, month - 1, dayOfMonth + days)).toISOString().slice(0, 10);
  }
  const months = year * 12 + (month - 1) + (unit === 'years' ? amount * 12 : amount);
  for (let last = dayOfMonth; ; last -= 1) {
    const candidate = new Date(Date.UTC(Math.floor(months / 12), months % 12, last));
    if (candidate.getUTCMonth() === months % 12) return candidate.toISOString().slice(0, 10);
  }
}

describe('the next time of day', () => {
  /** The moments of a daily time from `from` on. */
  function daily(zone: string, from: string, time: string, count: number): string[] {
    const moments: string[] = [];
    for (let at = utc(from); moments.length < count; at += 1) {
      at = nextTimeOfDay(zone, at, time);
      moments.push(iso(at));
    }
    return moments;
  }

  it.each([
    [
      '02:30 on spring-forward day comes once, at 03:00',
      'America/New_York',
      '2026-03-07T00:00Z',
      '02:30',
      ['2026-03-07T07:30Z', '2026-03-08T07:00Z', '2026-03-09T06:30Z'],
    ],
    [
      '01:30 on fall-back day comes once, the first time',
      'America/New_York',
      '2026-10-31T00:00Z',
      '01:30',
      ['2026-10-31T05:30Z', '2026-11-01T05:30Z', '2026-11-02T06:30Z'],
    ],
    [
      'a day that was left out has none',
      'Pacific/Apia',
      '2011-12-29T00:00Z',
      '09:00',
      ['2011-12-29T19:00Z', '2011-12-30T19:00Z', '2011-12-31T19:00Z'],
    ],
    [
      'three quarters of an hour',
      'Asia/Kathmandu',
      '2026-01-01T00:00Z',
      '09:00',
      ['2026-01-01T03:15Z', '2026-01-02T03:15Z'],
    ],
  ])('%s (%s)', (_, zone, from, time, expected) => {
    expect(daily(zone, from, time, expected.length)).toEqual(expected);
  });

  it('is the very moment when it is that time now, also right after a gap', () => {
    expect(nextTimeOfDay('Europe/Amsterdam', utc('2026-07-01T07:00Z'), '09:00')).toBe(utc('2026-07-01T07:00Z'));
    expect(nextTimeOfDay('Europe/Amsterdam', utc('2026-03-29T01:00Z'), '02:30')).toBe(utc('2026-03-29T01:00Z'));
  });

  it('comes on every day once, and never further away than two days', () => {
    const anyMoment = fc.integer({ min: utc('1990-01-01T00:00Z'), max: utc('2050-01-01T00:00Z') });
    const time = fc.constantFrom('00:00', '00:15', '01:30', '02:00', '02:30', '09:00', '23:59');
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), anyMoment, time, (zone, from, clock) => {
        const first = nextTimeOfDay(zone, from, clock);
        const second = nextTimeOfDay(zone, first + 1, clock);
        expect(first).toBeGreaterThanOrEqual(from);
        expect(first - from).toBeLessThan(49 * HOUR);
        expect(wallClock(zone, second).slice(0, 10) > wallClock(zone, first).slice(0, 10)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the next anniversary', () => {
  it.each([
    ['1990-05-12', '2026-05-11', '2026-05-12'],
    ['1990-05-12', '2026-05-12', '2026-05-12'],
    ['1990-05-12', '2026-05-13', '2027-05-12'],
    ['1992-02-29', '2026-01-01', '2026-02-28'],
    ['1992-02-29', '2028-01-01', '2028-02-29'],
    ['1992-02-29', '2026-03-01', '2027-02-28'],
    ['2030-05-12', '2026-01-01', '2030-05-12'],
  ])('of %s on or after %s is %s', (date, from, expected) => {
    const { year, month, day: dayOfMonth } = dateOf(nextAnniversary(day(date), day(from)));
    expect(calendarDay(year, month, dayOfMonth)).toBe(day(expected));
  });
});
