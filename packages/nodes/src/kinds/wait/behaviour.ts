/** Holds the customer for an elapsed time, or for a time on the calendar, counted from arrival. */
import {
  type ActingBehaviour,
  addCalendar,
  addCalendarAt,
  durationToMilliseconds,
  nextTimeOfDay,
} from '@kairos/engine';
import { calendarPhrase, durationPhrase } from '../../wording/phrases';
import type { WaitConfig } from './schema';

export const waitBehaviour: ActingBehaviour<WaitConfig> = {
  shortestStay: (config) => (config.mode === 'elapsed' ? durationToMilliseconds(config.duration) : 0),

  enter: ({ config, enteredAt, facts }) => ({
    type: 'stay',
    until: endOf(config, enteredAt, facts.timeZone),
    listen: [],
    reason: { key: 'reason.waiting', values: { duration: lengthOf(config) } },
  }),

  resume: ({ config }) => ({
    type: 'leave',
    port: 'next',
    reason: { key: 'reason.passed', values: { duration: lengthOf(config) } },
  }),
};

// "1 day at 14:00" from Monday 14:01: a whole day passes first (Wednesday), or tomorrow is meant (Tuesday).
function endOf({ mode, duration, calendar, at }: WaitConfig, from: number, timeZone: string): number {
  if (mode === 'calendar') {
    return at === null ? addCalendar(timeZone, from, calendar) : addCalendarAt(timeZone, from, calendar, at);
  }
  const passed = from + durationToMilliseconds(duration);
  return at === null ? passed : nextTimeOfDay(timeZone, passed, at);
}

function lengthOf({ mode, duration, calendar }: WaitConfig) {
  return mode === 'calendar' ? calendarPhrase(calendar) : durationPhrase(duration);
}
