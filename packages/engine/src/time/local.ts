/** Between moments (epoch ms UTC) and what calendar and clock show in a time zone. */
import { z } from 'zod';
import { offsetAt, offsetChangeBetween } from './zone';

export const DAY_MILLISECONDS = 86_400_000;

/** A date of the calendar, as days since 1970-01-01. It has no zone: a birthday is the same date everywhere. */
export type CalendarDay = number;

export interface CalendarDate {
  year: number;
  /** From 1. */
  month: number;
  day: number;
}

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A time on the clock as settings hold it, "00:00" to "23:59". */
export const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A month or day beyond its end runs over into the next, as in Date. */
export function calendarDay(year: number, month: number, day: number): CalendarDay {
  return new Date(0).setUTCFullYear(year, month - 1, day) / DAY_MILLISECONDS;
}

export function dateOf(day: CalendarDay): CalendarDate {
  const date = new Date(day * DAY_MILLISECONDS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function weekdayOf(day: CalendarDay): Weekday {
  // 1970-01-01 was a Thursday.
  const weekday = WEEKDAYS[(((day + 3) % 7) + 7) % 7];
  if (!weekday) throw new RangeError(`Not a day: ${day}`);
  return weekday;
}

/** Milliseconds on the clock since midnight for "HH:MM". */
export function timeOfDayToMilliseconds(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}

/** What calendar and clock show at a moment: the day, and milliseconds on the clock since midnight. */
export function localTimeAt(timeZone: string, at: number): { day: CalendarDay; clock: number } {
  const wall = at + offsetAt(timeZone, at);
  const day = Math.floor(wall / DAY_MILLISECONDS);
  return { day, clock: wall - day * DAY_MILLISECONDS };
}

export function localDay(timeZone: string, at: number): CalendarDay {
  return localTimeAt(timeZone, at).day;
}

/**
 * The moment at which calendar and clock show this. In a daylight-saving gap (the clock never shows it) the first
 * valid moment after the gap; in a repeated hour its first occurrence.
 *
 * @param clock milliseconds on the clock since midnight; a day or more runs over into the next
 */
export function momentAt(timeZone: string, day: CalendarDay, clock: number): number {
  const wall = day * DAY_MILLISECONDS + clock;
  // No zone is a whole day away from UTC, so the moment lies between these two.
  const before = offsetAt(timeZone, wall - DAY_MILLISECONDS);
  const after = offsetAt(timeZone, wall + DAY_MILLISECONDS);
  if (before === after) return wall - before;
  const [first, second] = before > after ? [wall - before, wall - after] : [wall - after, wall - before];
  for (const moment of [first, second]) if (moment + offsetAt(timeZone, moment) === wall) return moment;
  return offsetChangeBetween(timeZone, wall - DAY_MILLISECONDS, wall + DAY_MILLISECONDS);
}

/** The first moment of the local day that `at` lies in. */
export function startOfLocalDay(timeZone: string, at: number): number {
  return startOfDay(timeZone, localDay(timeZone, at));
}

/** The first moment of a day: midnight, or later where the clock skips midnight. */
export function startOfDay(timeZone: string, day: CalendarDay): number {
  return momentAt(timeZone, day, 0);
}

/** Whether a zone has this day at all: Apia went from 29 to 31 December 2011 overnight. */
export function hasDay(timeZone: string, day: CalendarDay): boolean {
  return localDay(timeZone, startOfDay(timeZone, day)) === day;
}
