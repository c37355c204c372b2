/** Public holidays as data: a calendar is a list of rules, from which the days of any year follow. */
import { type CalendarDay, calendarDay, dateOf, weekdayOf } from './local';

export const HOLIDAY_CALENDARS = ['nl'] as const;
export type HolidayCalendar = (typeof HOLIDAY_CALENDARS)[number];

export interface Holiday {
  id: string;
  day: CalendarDay;
}

/** A fixed date, or a number of days after Easter Sunday, or a rule of its own. */
type HolidayRule = { id: string } & (
  | { month: number; day: number }
  | { afterEaster: number }
  | { inYear: (year: number) => CalendarDay }
);

const RULES: Record<HolidayCalendar, readonly HolidayRule[]> = {
  nl: [
    { id: 'new-year', month: 1, day: 1 },
    { id: 'good-friday', afterEaster: -2 },
    { id: 'easter-sunday', afterEaster: 0 },
    { id: 'easter-monday', afterEaster: 1 },
    { id: 'kings-day', inYear: dutchKingsDay },
    { id: 'liberation-day', month: 5, day: 5 },
    { id: 'ascension-day', afterEaster: 39 },
    { id: 'whit-sunday', afterEaster: 49 },
    { id: 'whit-monday', afterEaster: 50 },
    { id: 'christmas-day', month: 12, day: 25 },
    { id: 'second-christmas-day', month: 12, day: 26 },
  ],
};

const known = new Map<string, readonly Holiday[]>();
/** Years are few in practice; whoever walks through thousands of them does not fill the memory. */
const MOST_YEARS = 500;

/** The holidays of a year, in order. */
export function holidaysOf(calendar: HolidayCalendar, year: number): readonly Holiday[] {
  const key = `${calendar}/${year}`;
  const found = known.get(key);
  if (found) return found;
  const holidays = RULES[calendar]
    .map((rule): Holiday => ({ id: rule.id, day: dayOf(rule, year) }))
    .sort((a, b) => a.day - b.day);
  if (known.size >= MOST_YEARS) known.clear();
  known.set(key, holidays);
  return holidays;
}

export function isHoliday(calendar: HolidayCalendar, day: CalendarDay): boolean {
  return holidaysOf(calendar, dateOf(day).year).some((holiday) => holiday.day === day);
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
export function easterSunday(year: number): CalendarDay {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const lateMoon = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * lateMoon + 114;
  return calendarDay(year, Math.floor(days / 31), (days % 31) + 1);
}

function dayOf(rule: HolidayRule, year: number): CalendarDay {
  if ('inYear' in rule) return rule.inYear(year);
  if ('afterEaster' in rule) return easterSunday(year) + rule.afterEaster;
  return calendarDay(year, rule.month, rule.day);
}

// The king's birthday since 2014, the queen's before; a Sunday moves it to the day before.
function dutchKingsDay(year: number): CalendarDay {
  const birthday = year >= 2014 ? calendarDay(year, 4, 27) : calendarDay(year, 4, 30);
  return weekdayOf(birthday) === 'sunday' ? birthday - 1 : birthday;
}
