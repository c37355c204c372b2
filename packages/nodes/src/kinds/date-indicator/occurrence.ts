/** When a date of a customer comes round, on the calendar and the clock of that customer. */
import {
  addToDay,
  type CalendarDay,
  type CustomerFacts,
  dayOfDateValue,
  momentAtTime,
  nextAnniversary,
  parseDateValue,
  valueAt,
} from '@kairos/engine';
import type { DateIndicatorConfig } from './schema';

export interface Occurrence {
  /** The moment that was asked for, epoch ms UTC. */
  at: number;
  /** The date as it is known of the customer, in days since 1970-01-01. */
  of: CalendarDay;
}

/** Offsets of up to 1,000 months lie between a date and its moment. */
const LONGEST_OFFSET_DAYS = 31_100;

/** The date that the attribute holds, or null. */
export function dateOfCustomer(facts: CustomerFacts, { attribute }: DateIndicatorConfig): CalendarDay | null {
  const value = parseDateValue(valueAt(facts.attributes, attribute));
  return value && dayOfDateValue(value, facts.timeZone);
}

/** The first occurrence after `after` (epoch ms), or null where the date is not known or over. */
export function nextOccurrence(facts: CustomerFacts, config: DateIndicatorConfig, after: number): Occurrence | null {
  const of = dateOfCustomer(facts, config);
  if (of === null) return null;
  if (!config.yearly) {
    const at = momentOf(of, facts, config);
    return at > after ? { at, of } : null;
  }
  let day = nextAnniversary(of, Math.floor(after / DAY) - reachOf(config));
  // A few anniversaries lie between the longest offset and now; the first whose moment is ahead is the one.
  for (;;) {
    const at = momentOf(day, facts, config);
    if (at > after) return { at, of };
    day = nextAnniversary(of, day + 1);
  }
}

const DAY = 86_400_000;

function reachOf({ offset }: DateIndicatorConfig): number {
  const days = { days: 1, weeks: 7, months: 31 }[offset.unit] * offset.amount;
  return Math.min(LONGEST_OFFSET_DAYS, days) + 2;
}

function momentOf(day: CalendarDay, { timeZone }: CustomerFacts, { offset, time }: DateIndicatorConfig): number {
  const amount = offset.direction === 'before' ? -offset.amount : offset.amount;
  return momentAtTime(timeZone, addToDay(day, { amount, unit: offset.unit }), time);
}
