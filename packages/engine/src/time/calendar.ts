/** Calendar arithmetic in a time zone: days that may have 23 or 25 hours, months of unequal length, times of day. */
import { z } from 'zod';
import {
  type CalendarDay,
  calendarDay,
  dateOf,
  hasDay,
  localDay,
  localTimeAt,
  momentAt,
  timeOfDayToMilliseconds,
} from './local';

export const CALENDAR_UNITS = ['days', 'weeks', 'months', 'years'] as const;
export type CalendarUnit = (typeof CALENDAR_UNITS)[number];

/** A duration on the calendar: "1 day" is the same time tomorrow, however many hours that takes. */
export interface CalendarDuration {
  /** Whole; negative counts back. */
  amount: number;
  unit: CalendarUnit;
}

export const calendarDurationSchema = z.object({
  amount: z.number().int().min(-10_000).max(10_000),
  unit: z.enum(CALENDAR_UNITS),
});

/** The same day of the month where there is one, else the last: 31 January and one month is the end of February. */
export function addToDay(day: CalendarDay, { amount, unit }: CalendarDuration): CalendarDay {
  switch (unit) {
    case 'days':
      return day + amount;
    case 'weeks':
      return day + 7 * amount;
    case 'months':
      return addMonths(day, amount);
    case 'years':
      return addMonths(day, 12 * amount);
  }
}

/** Same time on the clock, that many days, weeks, months or years on. Gaps and repeated hours as in `momentAt`. */
export function addCalendar(timeZone: string, at: number, duration: CalendarDuration): number {
  if (duration.amount === 0) return at;
  const { day, clock } = localTimeAt(timeZone, at);
  return momentAt(timeZone, addToDay(day, duration), clock);
}

/** A calendar duration on, at a time of day: "1 day at 14:00" after Monday 14:01 is Tuesday 14:00. */
export function addCalendarAt(timeZone: string, at: number, duration: CalendarDuration, time: string): number {
  return momentAtTime(timeZone, addToDay(localDay(timeZone, at), duration), time);
}

/** The moment of "HH:MM" on a day. */
export function momentAtTime(timeZone: string, day: CalendarDay, time: string): number {
  return momentAt(timeZone, day, timeOfDayToMilliseconds(time));
}

/**
 * The first moment at or after `from` at which it is "HH:MM": once on every day that the zone has, so a time in a
 * gap comes right after it, and a repeated one only the first time.
 */
export function nextTimeOfDay(timeZone: string, from: number, time: string): number {
  const clock = timeOfDayToMilliseconds(time);
  // A gap over midnight moves a time of yesterday into today.
  for (let day = localDay(timeZone, from) - 1; ; day += 1) {
    const moment = momentAt(timeZone, day, clock);
    if (moment >= from && hasDay(timeZone, day)) return moment;
  }
}

/** The first anniversary of `day` on or after `from`. 29 February comes on the 28th in years without one. */
export function nextAnniversary(day: CalendarDay, from: CalendarDay): CalendarDay {
  const years = Math.max(0, dateOf(from).year - dateOf(day).year);
  const thisYear = addToDay(day, { amount: years, unit: 'years' });
  return thisYear >= from ? thisYear : addToDay(day, { amount: years + 1, unit: 'years' });
}

function addMonths(day: CalendarDay, months: number): CalendarDay {
  const date = dateOf(day);
  const lastOfMonth = dateOf(calendarDay(date.year, date.month + months + 1, 0)).day;
  return calendarDay(date.year, date.month + months, Math.min(date.day, lastOfMonth));
}
