import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WEEKDAYS, type Weekday } from './local';
import { isWithin, nextOutside, nextWithin, type Schedule, type TimeWindow } from './schedule';
import { wallClock } from './wall-clock.fixture';

const ZONE = 'Europe/Amsterdam';
const WORKDAYS: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const utc = (text: string) => Date.parse(text);
const iso = (at: number | null) => at && new Date(at).toISOString().replace(':00.000Z', 'Z');

function schedule(windows: TimeWindow[], holidays: Schedule['holidays'] = 'as-usual'): Schedule {
  return { windows, holidays, holidayCalendar: 'nl' };
}

const office = schedule([{ weekdays: WORKDAYS, from: '09:00', to: '17:00' }], 'never');
const night = schedule([{ weekdays: [...WEEKDAYS], from: '22:00', to: '06:00' }]);
const mondayNight = schedule([{ weekdays: ['monday'], from: '21:00', to: '09:00' }]);

describe('a schedule', () => {
  it.each([
    ['before it opens', '2026-11-26T07:59:59.999Z', false],
    ['as it opens', '2026-11-26T08:00Z', true],
    ['the last moment', '2026-11-26T15:59:59.999Z', true],
    ['as it closes: the end is not part of it', '2026-11-26T16:00Z', false],
    ['on a Saturday', '2026-11-28T10:00Z', false],
    ['on a holiday', '2026-12-25T10:00Z', false],
  ])('of office hours %s', (_, at, expected) => {
    expect(isWithin(ZONE, office, utc(at))).toBe(expected);
  });

  it.each([
    ['now, when it is open', office, '2026-11-26T10:00Z', '2026-11-26T10:00Z'],
    ['on Monday after a Friday evening', office, '2026-11-27T18:00Z', '2026-11-30T08:00Z'],
    ['after Christmas and the weekend', office, '2026-12-24T18:00Z', '2026-12-28T08:00Z'],
    ['on the second day of the year', office, '2026-12-31T18:00Z', '2027-01-04T08:00Z'],
    ['in the evening', night, '2026-11-26T10:00Z', '2026-11-26T21:00Z'],
  ])('opens %s', (_, hours, at, expected) => {
    expect(iso(nextWithin(ZONE, hours, utc(at)))).toBe(expected);
  });

  it.each([
    ['a night lasts until the morning', night, '2026-11-26T23:00Z', '2026-11-27T05:00Z'],
    ['and ends on time after midnight', night, '2026-11-27T04:30Z', '2026-11-27T05:00Z'],
    ['early on Monday belongs to no night that began on Monday', mondayNight, '2026-11-23T02:00Z', '2026-11-23T02:00Z'],
    ['Monday night lasts until Tuesday', mondayNight, '2026-11-23T21:00Z', '2026-11-24T08:00Z'],
  ])('leaves: %s', (_, hours, at, expected) => {
    expect(iso(nextOutside(ZONE, hours, utc(at)))).toBe(expected);
  });

  it('that is quiet all day on holidays is so from their first to their last moment', () => {
    const quiet = schedule([], 'all-day');
    expect(iso(nextOutside(ZONE, quiet, utc('2026-12-25T10:00Z')))).toBe('2026-12-26T23:00Z');
    expect(iso(nextWithin(ZONE, quiet, utc('2026-12-27T10:00Z')))).toBe('2026-12-31T23:00Z');
  });

  it('that runs into a holiday stops at midnight', () => {
    const nights = schedule([{ weekdays: [...WEEKDAYS], from: '22:00', to: '06:00' }], 'never');
    expect(iso(nextOutside(ZONE, nights, utc('2026-12-24T22:00Z')))).toBe('2026-12-24T23:00Z');
  });

  it('whose windows follow each other is left at the end of the last', () => {
    const both = schedule([
      { weekdays: [...WEEKDAYS], from: '20:00', to: '00:00' },
      { weekdays: [...WEEKDAYS], from: '00:00', to: '07:00' },
    ]);
    expect(iso(nextOutside(ZONE, both, utc('2026-11-26T20:00Z')))).toBe('2026-11-27T06:00Z');
  });

  it('that never closes is never left, and one that never opens never entered', () => {
    const always = schedule([{ weekdays: [...WEEKDAYS], from: '00:00', to: '00:00' }]);
    expect(nextOutside(ZONE, always, utc('2026-11-26T20:00Z'))).toBeNull();
    expect(nextWithin(ZONE, schedule([]), utc('2026-11-26T20:00Z'))).toBeNull();
  });

  it.each([
    ['a window inside the gap is empty', '02:00', '03:00', '2026-03-28T23:30Z', '2026-03-30T00:00Z'],
    ['a window that begins in the gap begins after it', '02:30', '04:00', '2026-03-28T23:30Z', '2026-03-29T01:00Z'],
    ['a window in the repeated hour begins the first time', '02:30', '04:00', '2026-10-24T22:30Z', '2026-10-25T00:30Z'],
  ])('on a day when the clock changes: %s', (_, from, to, at, expected) => {
    const hours = schedule([{ weekdays: [...WEEKDAYS], from, to }]);
    expect(iso(nextWithin(ZONE, hours, utc(at)))).toBe(expected);
  });
});

describe('a schedule, minute by minute', () => {
  const time = fc.constantFrom('00:00', '05:30', '06:00', '09:00', '17:00', '21:00', '23:30');
  const windows = fc.array(fc.record({ weekdays: fc.subarray([...WEEKDAYS]), from: time, to: time }), { maxLength: 3 });
  // Weeks in which no clock changes, so that what the wall shows decides alone.
  const start = fc.constantFrom('2026-07-01T00:00Z', '2026-12-21T00:00Z', '2027-01-30T00:00Z').map(utc);
  const minutes = fc.integer({ min: 0, max: 9_000 });
  const zone = fc.constantFrom('Europe/Amsterdam', 'America/New_York', 'Asia/Kathmandu', 'Asia/Tokyo');

  it('is what a clock and a calendar on the wall say', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(zone, windows, start, minutes, (timeZone, list, from, offset) => {
        const at = from + offset * 60_000;
        const hours = schedule(list);
        expect(isWithin(timeZone, hours, at)).toBe(saysTheWall(timeZone, list, at));
        expect(nextWithin(timeZone, hours, at)).toBe(walk(at, (each) => saysTheWall(timeZone, list, each)));
        expect(nextOutside(timeZone, hours, at)).toBe(walk(at, (each) => !saysTheWall(timeZone, list, each)));
      }),
      { numRuns: 100 },
    );
  });

  /** All times of the windows are at whole half hours, in these zones at whole quarters. */
  function walk(from: number, isTrue: (at: number) => boolean): number | null {
    if (isTrue(from)) return from;
    const quarter = 15 * 60_000;
    for (let at = Math.ceil(from / quarter) * quarter; at < from + 9 * 86_400_000; at += quarter)
      if (isTrue(at)) return at;
    return null;
  }
});

function saysTheWall(timeZone: string, windows: readonly TimeWindow[], at: number): boolean {
  const [date = '', time = ''] = wallClock(timeZone, at).split(' ');
  const today = WEEKDAYS[(new Date(`${date}T00:00Z`).getUTCDay() + 6) % 7];
  const yesterday = WEEKDAYS[(new Date(`${date}T00:00Z`).getUTCDay() + 5) % 7];
  return windows.some(({ weekdays, from, to }) => {
    const began = today !== undefined && weekdays.includes(today) && time >= from;
    if (from < to) return began && time < to;
    return began || (yesterday !== undefined && weekdays.includes(yesterday) && time < to);
  });
}
