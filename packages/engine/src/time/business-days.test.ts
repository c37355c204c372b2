import { describe, expect, it } from 'vitest';
import { addBusinessDays, isBusinessDay } from './business-days';
import { calendarDay } from './local';

const amsterdam = (from: string, days: number, holidays: 'nl' | null = 'nl') =>
  new Date(addBusinessDays('Europe/Amsterdam', Date.parse(from), days, holidays)).toISOString();

describe('business days', () => {
  it('are neither Saturdays, Sundays nor holidays', () => {
    expect(isBusinessDay(calendarDay(2026, 5, 22), 'nl')).toBe(true);
    expect(isBusinessDay(calendarDay(2026, 5, 23), 'nl')).toBe(false);
    expect(isBusinessDay(calendarDay(2026, 5, 24), null)).toBe(false);
    // Whit Monday.
    expect([isBusinessDay(calendarDay(2026, 5, 25), 'nl'), isBusinessDay(calendarDay(2026, 5, 25), null)]).toEqual([
      false,
      true,
    ]);
  });

  it('keep the time on the clock and pass over days off', () => {
    // Friday 17:00 before Whitsun: Monday is a holiday.
    expect(amsterdam('2026-05-22T17:00:00+02:00', 1)).toBe('2026-05-26T15:00:00.000Z');
    expect(amsterdam('2026-05-22T17:00:00+02:00', 1, null)).toBe('2026-05-25T15:00:00.000Z');
    expect(amsterdam('2026-05-19T09:00:00+02:00', 5)).toBe('2026-05-27T07:00:00.000Z');
  });

  it('count from the first business day when they begin on a day off', () => {
    expect(amsterdam('2026-05-30T10:00:00+02:00', 1)).toBe('2026-06-01T08:00:00.000Z');
  });

  it('keep the time on the clock when the clocks change', () => {
    expect(amsterdam('2026-03-27T12:00:00+01:00', 1)).toBe('2026-03-30T10:00:00.000Z');
    // New York changes on 8 March; a Friday before it at 02:30 is Monday 02:30.
    expect(
      new Date(addBusinessDays('America/New_York', Date.parse('2026-03-06T02:30:00-05:00'), 1, null)).toISOString(),
    ).toBe('2026-03-09T06:30:00.000Z');
  });

  it('end after the Christmas days of a year that begins on a Thursday', () => {
    expect(amsterdam('2025-12-24T08:00:00+01:00', 3)).toBe('2025-12-31T07:00:00.000Z');
  });
});
