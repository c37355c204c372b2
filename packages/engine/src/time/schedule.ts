/** Hours of the week in a time zone: when something is open, or when it must be quiet. */
import { z } from 'zod';
import { HOLIDAY_CALENDARS, isHoliday } from './holidays';
import {
  type CalendarDay,
  localDay,
  momentAt,
  startOfDay,
  timeOfDaySchema,
  timeOfDayToMilliseconds,
  WEEKDAYS,
  weekdayOf,
} from './local';

/** From a time up to, not including, another; `to` at or before `from` lies on the next day. The weekdays are those on which it begins. */
export const timeWindowSchema = z.object({
  weekdays: z.array(z.enum(WEEKDAYS)).max(7),
  from: timeOfDaySchema,
  to: timeOfDaySchema,
});
export type TimeWindow = z.infer<typeof timeWindowSchema>;

/** `holidays`: days like any other, never inside, or inside from their first to their last moment. */
export const scheduleSchema = z.object({
  windows: z.array(timeWindowSchema).max(20),
  holidays: z.enum(['as-usual', 'never', 'all-day']).default('as-usual'),
  holidayCalendar: z.enum(HOLIDAY_CALENDARS).default('nl'),
});
export type Schedule = z.infer<typeof scheduleSchema>;

/** A stretch of time, epoch ms; the end is not part of it. */
export interface Span {
  from: number;
  to: number;
}

/** A schedule that opens at all opens within a year, even if only on holidays. */
const DAYS_AHEAD = 400;

export function isWithin(timeZone: string, schedule: Schedule, at: number): boolean {
  return spanAround(timeZone, schedule, at) !== null;
}

/** `at` itself when it lies inside, else the next moment that does; null when there is none. */
export function nextWithin(timeZone: string, schedule: Schedule, at: number): number | null {
  if (isWithin(timeZone, schedule, at)) return at;
  const today = localDay(timeZone, at);
  for (let day = today; day <= today + DAYS_AHEAD; day += 1) {
    const starts = spansFrom(timeZone, schedule, day).flatMap((span) => (span.from > at ? [span.from] : []));
    if (starts.length > 0) return Math.min(...starts);
  }
  return null;
}

/** `at` itself when it lies outside, else the end of the windows that follow each other without a break; null when they never end. */
export function nextOutside(timeZone: string, schedule: Schedule, at: number): number | null {
  const limit = localDay(timeZone, at) + DAYS_AHEAD;
  let moment = at;
  for (let span = spanAround(timeZone, schedule, moment); span; span = spanAround(timeZone, schedule, moment)) {
    if (localDay(timeZone, span.to) > limit) return null;
    moment = span.to;
  }
  return moment;
}

/** The span that a moment lies in and that ends last. */
function spanAround(timeZone: string, schedule: Schedule, at: number): Span | null {
  const today = localDay(timeZone, at);
  const around = [today - 1, today]
    .flatMap((day) => spansFrom(timeZone, schedule, day))
    .filter((span) => span.from <= at && at < span.to);
  return around.reduce<Span | null>((latest, span) => (latest && latest.to >= span.to ? latest : span), null);
}

/** The spans that begin on a day. */
function spansFrom(timeZone: string, schedule: Schedule, day: CalendarDay): Span[] {
  const isOff = (date: CalendarDay) => schedule.holidays !== 'as-usual' && isHoliday(schedule.holidayCalendar, date);
  const tomorrow = startOfDay(timeZone, day + 1);
  if (isOff(day)) return schedule.holidays === 'never' ? [] : [{ from: startOfDay(timeZone, day), to: tomorrow }];
  const isCutAtMidnight = schedule.holidays === 'never' && isOff(day + 1);
  return schedule.windows
    .filter((window) => window.weekdays.includes(weekdayOf(day)))
    .map((window) => spanOf(timeZone, window, day))
    .map((span) => (isCutAtMidnight ? { ...span, to: Math.min(span.to, tomorrow) } : span))
    .filter((span) => span.from < span.to);
}

function spanOf(timeZone: string, window: TimeWindow, day: CalendarDay): Span {
  const from = timeOfDayToMilliseconds(window.from);
  const to = timeOfDayToMilliseconds(window.to);
  return { from: momentAt(timeZone, day, from), to: momentAt(timeZone, to > from ? day : day + 1, to) };
}
