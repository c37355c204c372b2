/** Which stretch of time the figures of the live view are about, and the steps in which it is played back. */
import { type CalendarDay, DAY_MILLISECONDS, localDay, startOfDay, startOfLocalDay } from '@kairos/engine';

/** `today` is the workspace's; the others end now and begin that long ago. */
export const RECENT_RANGES = ['today', 'day', 'week', 'month'] as const;

/** What somebody chose: a recent stretch, or days of the workspace's calendar, the last one included. */
export type ChosenRange = { of: (typeof RECENT_RANGES)[number] } | { of: 'days'; from: CalendarDay; to: CalendarDay };

/** Epoch ms in the workspace's clock; `to` is not included, and null where the range ends now. */
export interface Range {
  from: number;
  to: number | null;
}

const QUARTER = 900_000;
const LENGTH = { day: DAY_MILLISECONDS, week: 7 * DAY_MILLISECONDS, month: 30 * DAY_MILLISECONDS };
const HOUR = 4 * QUARTER;

/** Counts over time are kept in quarters of an hour for so long, and then in hours, until they become days. */
export const QUARTERS_LAST = 3 * DAY_MILLISECONDS;
export const HOURS_LAST = 36 * DAY_MILLISECONDS;

/** Counts over time are kept in quarters at best, so a range begins with one; ranges of weeks begin with an hour, as those kept in hours do. */
export function rangeOf(chosen: ChosenRange, now: number, timeZone: string): Range {
  switch (chosen.of) {
    case 'today':
      return { from: startOfLocalDay(timeZone, now), to: null };
    case 'day':
      return { from: floor(now - LENGTH.day, QUARTER), to: null };
    case 'week':
    case 'month': {
      // Zones that lie half an hour aside begin their hours then.
      const midnight = startOfLocalDay(timeZone, now - LENGTH[chosen.of]);
      return { from: midnight + floor(now - LENGTH[chosen.of] - midnight, HOUR), to: null };
    }
    case 'days': {
      const [first, last] = [Math.min(chosen.from, chosen.to), Math.max(chosen.from, chosen.to)];
      const end = startOfDay(timeZone, last + 1);
      return { from: startOfDay(timeZone, first), to: end > now ? null : end };
    }
  }
}

/** A picture needs no more. */
const MOST_STEPS = 200;
const HOURS = [QUARTER, 2 * QUARTER, HOUR, 2 * HOUR, 3 * HOUR, 4 * HOUR, 6 * HOUR, 12 * HOUR];
const DAYS = [1, 2, 7, 14, 28, 91, 182, 364];

/**
 * Moments that divide a stretch of time into at most 200 steps of a round length, none shorter than what is kept of the time that
 * lies so far back; the first is its beginning, the last its end. Steps of days begin at midnight, however long that day was.
 */
export function stepsIn(
  { from, to }: { from: number; to: number },
  { now, timeZone }: { now: number; timeZone: string },
): number[] {
  const age = now - from;
  const finest = age > HOURS_LAST ? Number.POSITIVE_INFINITY : age > QUARTERS_LAST ? HOUR : QUARTER;
  const length = Math.max(0, to - from);
  const step = HOURS.find((each) => each >= finest && length / each <= MOST_STEPS - 1);
  const moments = step === undefined ? midnights({ from, to }, timeZone) : every(step, { from, to });
  return [from, ...moments.filter((moment) => moment > from && moment < to), to];
}

function every(step: number, { from, to }: { from: number; to: number }): number[] {
  const count = Math.ceil((to - from) / step);
  return Array.from({ length: count }, (_, place) => from + place * step);
}

function midnights({ from, to }: { from: number; to: number }, timeZone: string): number[] {
  const first = localDay(timeZone, from) + 1;
  const days = localDay(timeZone, to) - first + 1;
  const apart = DAYS.find((each) => days / each <= MOST_STEPS - 2) ?? Math.ceil(days / (MOST_STEPS - 2));
  return Array.from({ length: Math.ceil(days / apart) }, (_, place) => startOfDay(timeZone, first + place * apart));
}

const floor = (moment: number, step: number): number => Math.floor(moment / step) * step;
