/** Whose clock it is (13): the customer's, or the workspace's where theirs is missing or no zone at all. */
import { NO_SENDING_RULES, WEEKDAYS } from '@kairos/engine';
import { duration } from '../../journey/journey-driver';
import type { AcceptanceCase } from '../case';
import { campaign, instant, letter, wires } from './campaign';

const CLOCKS = [
  ['no zone', {}, '+01:00'],
  ['a zone that does not exist', { time_zone: 'Mars/Olympus' }, '+01:00'],
  ['an offset for a zone', { time_zone: '+09:00' }, '+01:00'],
  ['a zone of their own', { time_zone: 'Asia/Tokyo' }, '+09:00'],
] as const;

const week = { number: 13, from: '2026-03-02T00:00Z', until: '2026-03-09T00:00Z' };
const signUp = { at: '2026-03-02T12:00Z', name: 'sign_up' };

/** Every step that looks at the customer's clock, one after the other. */
const byTheClock = () =>
  campaign()
    .node('day', 'wait', { mode: 'calendar', calendar: duration('1 day'), at: '14:00' })
    .node('one', 'email', letter)
    .node('evening', 'wait-until', {
      until: 'window',
      window: {
        windows: [{ weekdays: [...WEEKDAYS], from: '19:00', to: '21:00' }],
        holidays: 'as-usual',
        holidayCalendar: 'nl',
      },
    })
    .node('two', 'email', letter)
    .node('date', 'wait-until', { until: 'date', attribute: 'moves_on', at: '08:00' })
    .node('three', 'email', letter)
    .wire(...wires('start', 'day', 'one', 'evening', 'two', 'date', 'three'))
    .draw();

const steps: AcceptanceCase[] = CLOCKS.map(([said, customer, offset]) => ({
  ...week,
  says: `a day of the calendar, an hour and a date of a customer with ${said} go by ${offset}`,
  journey: byTheClock,
  customer: { ...customer, moves_on: '2026-03-06' },
  events: [signUp],
  expected: {
    messages: [
      [instant(`2026-03-03T14:00${offset}`), 'one'],
      [instant(`2026-03-03T19:00${offset}`), 'two'],
      [instant(`2026-03-06T08:00${offset}`), 'three'],
    ],
  },
}));

const once = () =>
  campaign()
    .node('letter', 'email', letter)
    .wire(...wires('start', 'letter'))
    .draw();

/** It is 23:30 in Amsterdam, and 07:30 the next day in Tokyo. */
const lateInAmsterdam = { at: '2026-03-02T22:30Z', name: 'sign_up' };
const nights = { windows: [{ weekdays: [...WEEKDAYS], from: '22:00', to: '06:00' }], holidays: 'as-usual' as const };

const quietHours: AcceptanceCase[] = CLOCKS.map(([said, customer, offset]) => ({
  ...week,
  says: `quiet hours of a customer with ${said} go by ${offset}`,
  journey: once,
  customer,
  rules: {
    ...NO_SENDING_RULES,
    quietHours: [{ channels: ['email'], schedule: { ...nights, holidayCalendar: 'nl' }, whenQuiet: 'hold' }],
  },
  events: [lateInAmsterdam],
  expected:
    offset === '+01:00'
      ? {
          held: [[lateInAmsterdam.at, 'letter', instant('2026-03-03T06:00+01:00'), 'quiet-hours']],
          fates: [['letter', 'sent']],
        }
      : { held: [], messages: [[lateInAmsterdam.at, 'letter']] },
}));

/** A letter at nine in the morning, three days in a row. */
const threeMornings = () =>
  campaign()
    .node('next-day', 'wait', { mode: 'calendar', calendar: duration('1 day'), at: '09:00' })
    .node('letter', 'email', letter)
    .node('again', 'repeat', { times: 2 })
    .wire(...wires('start', 'next-day', 'letter', 'again'), ['again', 'again', 'next-day'])
    .draw();

const moved: AcceptanceCase = {
  ...week,
  says: 'a zone that is reported on the way holds from the next step on, and one that is none takes it back',
  journey: threeMornings,
  events: [
    signUp,
    { at: '2026-03-02T13:00Z', name: 'identify', properties: { time_zone: 'America/New_York' } },
    { at: '2026-03-03T13:00Z', name: 'identify', properties: { time_zone: 'Mars/Olympus' } },
  ],
  expected: {
    messages: ['2026-03-03T09:00+01:00', '2026-03-04T09:00-05:00', '2026-03-05T09:00+01:00'].map((at) => [
      instant(at),
      'letter',
    ]),
  },
};

export const ZONES: AcceptanceCase[] = [...steps, ...quietHours, moved];
