import { describe, expect, it } from 'vitest';
import { easterSunday, holidaysOf, isHoliday } from './holidays';
import { calendarDay, dateOf } from './local';

const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

describe('Easter', () => {
  it.each([
    [1818, '1818-03-22'],
    [1943, '1943-04-25'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25'],
    [2076, '2076-04-19'],
  ])('of %i is on %s', (year, date) => {
    expect(iso(easterSunday(year))).toBe(date);
  });

  it('is the Sunday after the full moon of spring in the church’s tables, every year from 1900 to 2199', () => {
    for (let year = 1900; year < 2200; year += 1) expect(iso(easterSunday(year))).toBe(easterByTables(year));
  });
});

/** By golden number, epact and Sunday letter, as the tables of 1582 tell it. */
function easterByTables(year: number): string {
  const golden = (year % 19) + 1;
  const century = Math.floor(year / 100) + 1;
  const skipped = Math.floor((3 * century) / 4) - 12;
  const moon = Math.floor((8 * century + 5) / 25) - 5;
  let epact = (11 * golden + 20 + moon - skipped) % 30;
  if ((epact === 25 && golden > 11) || epact === 24) epact += 1;
  let fullMoon = 44 - epact;
  if (fullMoon < 21) fullMoon += 30;
  const date = new Date(Date.UTC(year, 2, fullMoon));
  do date.setUTCDate(date.getUTCDate() + 1);
  while (date.getUTCDay() !== 0);
  return date.toISOString().slice(0, 10);
}

describe('the Dutch holidays', () => {
  it('of 2026 are these', () => {
    expect(holidaysOf('nl', 2026).map(({ id, day }) => `${iso(day)} ${id}`)).toEqual([
      '2026-01-01 new-year',
      '2026-04-03 good-friday',
      '2026-04-05 easter-sunday',
      '2026-04-06 easter-monday',
      '2026-04-27 kings-day',
      '2026-05-05 liberation-day',
      '2026-05-14 ascension-day',
      '2026-05-24 whit-sunday',
      '2026-05-25 whit-monday',
      '2026-12-25 christmas-day',
      '2026-12-26 second-christmas-day',
    ]);
  });

  it.each([
    [2013, '2013-04-30'],
    [2014, '2014-04-26'],
    [2025, '2025-04-26'],
    [2006, '2006-04-29'],
    [2027, '2027-04-27'],
  ])('have the king’s or queen’s birthday of %i on %s', (year, date) => {
    expect(holidaysOf('nl', year).flatMap(({ id, day }) => (id === 'kings-day' ? [iso(day)] : []))).toEqual([date]);
  });

  it('are told from other days', () => {
    expect(isHoliday('nl', calendarDay(2026, 12, 25))).toBe(true);
    expect(isHoliday('nl', calendarDay(2026, 12, 24))).toBe(false);
    expect(dateOf(calendarDay(2026, 12, 24)).day).toBe(24);
  });
});
