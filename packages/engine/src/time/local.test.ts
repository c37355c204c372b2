import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calendarDay,
  DAY_MILLISECONDS,
  dateOf,
  hasDay,
  localTimeAt,
  momentAt,
  startOfLocalDay,
  weekdayOf,
} from './local';
import { firstMinuteShowing, TURNING_POINTS, wallClock, ZONES } from './wall-clock.fixture';

const utc = (text: string) => Date.parse(text);
const iso = (at: number) => new Date(at).toISOString().replace(':00.000Z', 'Z');

/** `momentAt` for "YYYY-MM-DD HH:MM". */
function moment(zone: string, shown: string): string {
  const [date = '', time = ''] = shown.split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return iso(momentAt(zone, utc(`${date}T00:00Z`) / DAY_MILLISECONDS, (hours * 60 + minutes) * 60_000));
}

describe('the moment of a time on the clock', () => {
  it.each([
    ['an ordinary time', 'Europe/Amsterdam', '2026-07-01 09:00', '2026-07-01T07:00Z'],
    ['a time in the gap comes right after it', 'Europe/Amsterdam', '2026-03-29 02:30', '2026-03-29T01:00Z'],
    ['the first time after the gap', 'Europe/Amsterdam', '2026-03-29 03:00', '2026-03-29T01:00Z'],
    ['a repeated time is its first occurrence', 'Europe/Amsterdam', '2026-10-25 02:30', '2026-10-25T00:30Z'],
    ['02:30 on spring-forward day', 'America/New_York', '2026-03-08 02:30', '2026-03-08T07:00Z'],
    ['01:30 on fall-back day', 'America/New_York', '2026-11-01 01:30', '2026-11-01T05:30Z'],
    ['a zone without daylight saving', 'Asia/Tokyo', '2026-03-29 02:30', '2026-03-28T17:30Z'],
    ['a zone at three quarters of an hour', 'Asia/Kathmandu', '2026-03-29 02:30', '2026-03-28T20:45Z'],
    ['a day that was skipped', 'Pacific/Apia', '2011-12-30 09:00', '2011-12-30T10:00Z'],
    ['the day before it', 'Pacific/Apia', '2011-12-29 23:00', '2011-12-30T09:00Z'],
    ['the day after it', 'Pacific/Apia', '2011-12-31 09:00', '2011-12-30T19:00Z'],
    ['half an hour of daylight saving', 'Australia/Lord_Howe', '2026-10-04 02:15', '2026-10-03T15:30Z'],
    ['a midnight that does not exist', 'America/Sao_Paulo', '2018-11-04 00:00', '2018-11-04T03:00Z'],
    ['the leap day', 'Europe/Amsterdam', '2024-02-29 12:00', '2024-02-29T11:00Z'],
  ])('%s: %s %s', (_, zone, shown, expected) => {
    expect(moment(zone, shown)).toBe(expected);
  });

  it('is the first minute at which a clock on the wall shows it, or more', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.constantFrom(...TURNING_POINTS),
        fc.integer({ min: -2_000, max: 2_000 }),
        (zone, turn, minutes) => {
          const shown = new Date(turn + minutes * 60_000).toISOString().slice(0, 16).replace('T', ' ');
          expect(moment(zone, shown)).toBe(iso(firstMinuteShowing(zone, shown)));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('undoes what the clock shows, but for the second of two that repeat', () => {
    const anyMoment = fc.integer({ min: utc('1970-01-01T00:00Z'), max: utc('2090-01-01T00:00Z') });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), anyMoment, (zone, at) => {
        const { day, clock } = localTimeAt(zone, at);
        const again = momentAt(zone, day, clock);
        expect(wallClock(zone, again)).toBe(wallClock(zone, at));
        expect(at - again).toBeGreaterThanOrEqual(0);
        expect(at - again).toBeLessThanOrEqual(DAY_MILLISECONDS);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the local day', () => {
  it.each([
    ['Europe/Amsterdam', '2026-03-29T12:00Z', '2026-03-28T23:00Z', 23],
    ['Europe/Amsterdam', '2026-10-25T12:00Z', '2026-10-24T22:00Z', 25],
    ['America/New_York', '2026-11-01T12:00Z', '2026-11-01T04:00Z', 25],
    ['Asia/Kathmandu', '2026-07-01T00:00Z', '2026-06-30T18:15Z', 24],
    ['America/Sao_Paulo', '2018-11-04T12:00Z', '2018-11-04T03:00Z', 23],
  ])('in %s around %s starts at %s and has %i hours', (zone, at, start, hours) => {
    const started = startOfLocalDay(zone, utc(at));
    expect(iso(started)).toBe(start);
    expect((startOfLocalDay(zone, started + 30 * 3_600_000) - started) / 3_600_000).toBe(hours);
  });

  it('is missing where a zone left one out', () => {
    expect(hasDay('Pacific/Apia', calendarDay(2011, 12, 30))).toBe(false);
    expect(hasDay('Pacific/Apia', calendarDay(2011, 12, 31))).toBe(true);
    expect(hasDay('Europe/Amsterdam', calendarDay(2011, 12, 30))).toBe(true);
  });

  it('has the weekday and the date that everyone knows', () => {
    expect(weekdayOf(calendarDay(2026, 11, 26))).toBe('thursday');
    expect(weekdayOf(calendarDay(1969, 7, 20))).toBe('sunday');
    expect(dateOf(calendarDay(1, 1, 1))).toEqual({ year: 1, month: 1, day: 1 });
  });
});
