/** Durations as the marketer sets them: elapsed time, in whole units. */
export const DURATION_UNITS = ['seconds', 'minutes', 'hours', 'days', 'weeks'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

/** An elapsed duration: a day is 24 hours, whatever the calendar does. */
export interface Duration {
  amount: number;
  unit: DurationUnit;
}

const MILLISECONDS: Record<DurationUnit, number> = {
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
  weeks: 604_800_000,
};

/** Milliseconds of elapsed time in a duration. */
export function durationToMilliseconds(duration: Duration): number {
  return duration.amount * MILLISECONDS[duration.unit];
}
