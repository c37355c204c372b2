/** A period that is counted as elapsed time, on the customer's calendar, or in business days. */
import {
  addBusinessDays,
  addCalendar,
  durationToMilliseconds,
  type FormField,
  HOLIDAY_CALENDARS,
  type Phrase,
} from '@kairos/engine';
import { z } from 'zod';
import { asRecord, calendarPhrase, durationPhrase, settingNumber } from '../wording/phrases';
import { calendarSetting, type durationSchema } from './schemas';

export const TERM_COUNTINGS = ['elapsed', 'calendar', 'business-days'] as const;
type TermCounting = (typeof TERM_COUNTINGS)[number];

const NO_HOLIDAYS = 'none';

/** Journeys from before there was a choice have none: time elapses. */
export const termSchema = z
  .object({
    counting: z.enum(TERM_COUNTINGS, { error: 'missing' }),
    calendar: calendarSetting,
    businessDays: z.number({ error: 'missing' }).int('not-whole').min(1, 'too-small').max(1_000, 'too-large'),
    holidays: z.enum([NO_HOLIDAYS, ...HOLIDAY_CALENDARS], { error: 'missing' }),
  })
  .optional();
type Term = z.infer<typeof termSchema>;

export const TERM_DEFAULTS: Term = {
  counting: 'elapsed',
  calendar: { amount: 1, unit: 'months' },
  businessDays: 10,
  holidays: 'nl',
};

/** A period in the settings of a kind: `within` is its length in elapsed time. */
interface Period {
  within: z.infer<typeof durationSchema>;
  term?: Term;
}

const countedAs = (counting: TermCounting) => ({ path: 'term.counting', isOneOf: [counting] });

export const TERM_FIELDS: FormField[] = [
  { path: 'term.counting', type: 'choice', options: [...TERM_COUNTINGS] },
  { path: 'within', type: 'duration', shownWhen: countedAs('elapsed') },
  { path: 'term.calendar', type: 'calendar-duration', shownWhen: countedAs('calendar') },
  { path: 'term.businessDays', type: 'number', min: 1, max: 1_000, step: 1, shownWhen: countedAs('business-days') },
  {
    path: 'term.holidays',
    type: 'choice',
    options: [NO_HOLIDAYS, ...HOLIDAY_CALENDARS],
    shownWhen: countedAs('business-days'),
  },
];

/** How a period is counted. */
export function countingOf({ term }: { term?: unknown }): TermCounting {
  const { counting } = asRecord(term);
  return TERM_COUNTINGS.find((known) => known === counting) ?? 'elapsed';
}

/** The last moment of a period that begins at `from`, epoch ms UTC; calendar and business days are those of the zone. */
export function endOfTerm({ within, term }: Period, from: number, timeZone: string): number {
  switch (term?.counting) {
    case 'calendar':
      return addCalendar(timeZone, from, term.calendar);
    case 'business-days':
      return addBusinessDays(timeZone, from, term.businessDays, term.holidays === 'none' ? null : term.holidays);
    case 'elapsed':
    case undefined:
      return from + durationToMilliseconds(within);
  }
}

/** "14 days", "1 month", "10 business days", however incomplete the settings are. */
export function termPhrase(config: { within?: unknown; term?: unknown }): Phrase {
  const { calendar, businessDays } = asRecord(config.term);
  switch (countingOf(config)) {
    case 'calendar':
      return calendarPhrase(calendar);
    case 'business-days': {
      const count = settingNumber(businessDays);
      return count === null ? { key: 'duration.unset' } : { key: 'duration.business-days', values: { count } };
    }
    case 'elapsed':
      return durationPhrase(config.within);
  }
}
