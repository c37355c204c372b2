/** Days on which people work: neither in the weekend nor a holiday of the calendar that was chosen. */
import { type HolidayCalendar, isHoliday } from './holidays';
import { type CalendarDay, localTimeAt, momentAt, weekdayOf } from './local';

/** `holidays` null: only the weekend is off. */
export function isBusinessDay(day: CalendarDay, holidays: HolidayCalendar | null): boolean {
  const weekday = weekdayOf(day);
  if (weekday === 'saturday' || weekday === 'sunday') return false;
  return holidays === null || !isHoliday(holidays, day);
}

/**
 * The same time on the clock, so many business days on; days off are passed over, also the one it begins on.
 * Gaps and repeated hours as in `momentAt`.
 *
 * @example addBusinessDays('Europe/Amsterdam', friday1700, 1, 'nl') // Monday 17:00, unless that is a holiday
 */
export function addBusinessDays(
  timeZone: string,
  at: number,
  amount: number,
  holidays: HolidayCalendar | null,
): number {
  const { day: first, clock } = localTimeAt(timeZone, at);
  let day = first;
  for (let left = amount; left > 0; ) {
    day += 1;
    if (isBusinessDay(day, holidays)) left -= 1;
  }
  return momentAt(timeZone, day, clock);
}
