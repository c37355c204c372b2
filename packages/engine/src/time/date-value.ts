/** Reads dates out of customers' data, in the forms in which they are reported. */
import type { JsonValue } from '../contract/readings';
import {
  type CalendarDay,
  calendarDay,
  DAY_MILLISECONDS,
  dateOf,
  localTimeAt,
  momentAt,
  timeOfDayToMilliseconds,
} from './local';

/**
 * What a value says: a date without a time, a time on the clock without a zone (it is the customer's own), or a moment.
 * `clock` is milliseconds on the clock since midnight, `at` epoch ms UTC.
 */
export type DateValue =
  | { type: 'day'; day: CalendarDay }
  | { type: 'local'; day: CalendarDay; clock: number }
  | { type: 'moment'; at: number };

const YEAR_FIRST = /^(\d{4})-?(\d{2})-?(\d{2})$/;
const DAY_FIRST = /^(\d{1,2})-(\d{1,2})-(\d{4})$/;
const WITH_TIME =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|z|[+-]\d{2}(?::?\d{2})?)?$/;
/** Seconds since 1970 below it, milliseconds from it on: both sides hold every date from 1974 to 5138. */
const FIRST_IN_MILLISECONDS = 100_000_000_000;
/** Shorter numbers are years, amounts, or dates written as 20260131. */
const FIRST_IN_SECONDS = 100_000_000;

/**
 * Null for what is no date. Understood are 2026-01-31, 20260131, 31-01-2026 (day first), ISO 8601 with a time and with
 * or without an offset, and numbers of seconds or milliseconds since 1970.
 */
export function parseDateValue(value: JsonValue | undefined): DateValue | null {
  if (typeof value === 'number') return parseNumber(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return dayValue(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return dayValue(Number(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1]));
  return parseWithTime(text);
}

/** The date that a value means for a customer in this zone. */
export function dayOfDateValue(value: DateValue, timeZone: string): CalendarDay {
  return value.type === 'moment' ? localTimeAt(timeZone, value.at).day : value.day;
}

/** The moment that a value means for a customer in this zone; a date without a time means "HH:MM" on that day. */
export function momentOfDateValue(value: DateValue, timeZone: string, time: string): number {
  switch (value.type) {
    case 'moment':
      return value.at;
    case 'local':
      return momentAt(timeZone, value.day, value.clock);
    case 'day':
      return momentAt(timeZone, value.day, timeOfDayToMilliseconds(time));
  }
}

function parseNumber(value: number): DateValue | null {
  if (!Number.isFinite(value)) return null;
  const size = Math.abs(value);
  if (size >= FIRST_IN_MILLISECONDS) return size <= 8.64e15 ? { type: 'moment', at: Math.trunc(value) } : null;
  if (size >= FIRST_IN_SECONDS) return { type: 'moment', at: Math.trunc(value * 1_000) };
  return YEAR_FIRST.test(String(value)) ? parseDateValue(String(value)) : null;
}

function parseWithTime(text: string): DateValue | null {
  const found = WITH_TIME.exec(text);
  if (!found) return null;
  const [, date = '', hours, minutes, seconds = '0', fraction = '', offset] = found;
  const day = parseDateValue(date);
  if (day?.type !== 'day' || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3));
  const clock = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000 + milliseconds;
  if (offset === undefined) return { type: 'local', day: day.day, clock };
  return { type: 'moment', at: day.day * DAY_MILLISECONDS + clock - offsetOf(offset) };
}

function offsetOf(text: string): number {
  if (/^z$/i.test(text)) return 0;
  const digits = text.slice(1).replace(':', '').padEnd(4, '0');
  const size = (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))) * 60_000;
  return text.startsWith('-') ? -size : size;
}

/** Null for a date that the calendar does not have, such as 30 February. */
function dayValue(year: number, month: number, day: number): DateValue | null {
  const number = calendarDay(year, month, day);
  const date = dateOf(number);
  return date.year === year && date.month === month && date.day === day ? { type: 'day', day: number } : null;
}
