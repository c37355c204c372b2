/** Acceptance cases that one customer in one journey cannot show: a herd whose hour comes (16), and the last place under a cap (19). */
import { NO_SENDING_RULES, type TimeWindow, WEEKDAYS } from '@kairos/engine';
import { campaign, instant, text, wires } from '../cases/campaign';
import { all, type CrowdCase } from './crowd-case';

/** One text message to whoever signs up. */
const textOf = (priority: number) => () =>
  campaign()
    .node('note', 'sms', { ...text, priority })
    .wire(...wires('start', 'note'))
    .draw();

const notOnMondays = WEEKDAYS.filter((day) => day !== 'monday');
/** Nothing leaves but on Mondays from nine to five, and never on a holiday. */
const quiet: TimeWindow[] = [
  { weekdays: notOnMondays, from: '00:00', to: '00:00' },
  { weekdays: ['monday'], from: '00:00', to: '09:00' },
  { weekdays: ['monday'], from: '17:00', to: '00:00' },
];

/** Too early by the Easter Monday that lies between. */
const EARLY = 100;

export const CROWD_CASES: readonly CrowdCase[] = [
  {
    number: 16,
    says: 'held messages leave at the pace of the workspace, the important ones first, and not at all after a week',
    journeys: { usual: textOf(50), urgent: textOf(80) },
    customers: 700,
    from: '2026-03-31T08:00Z',
    until: '2026-04-13T12:00Z',
    rules: {
      ...NO_SENDING_RULES,
      quietHours: [
        {
          channels: ['sms'],
          whenQuiet: 'hold',
          schedule: { windows: quiet, holidays: 'all-day', holidayCalendar: 'nl' },
        },
      ],
      longestHoldHours: 7 * 24,
      releasePerSecond: 500,
    },
    events: [
      { at: '2026-03-31T10:00Z', name: 'sign_up', by: (customer) => customer < EARLY },
      { at: '2026-04-08T10:00Z', name: 'sign_up', by: (customer) => customer >= EARLY },
    ],
    provider: [],
    opens: instant('2026-04-13T09:00+02:00'),
    expected: {
      fates: {
        'usual: held-too-long': EARLY,
        'urgent: held-too-long': EARLY,
        'usual: sent': 600,
        'urgent: sent': 600,
      },
      order: ['urgent', 'usual'],
      tooEarly: 0,
    },
  },
  {
    number: 19,
    says: 'the last place goes to the more important message, and comes back when the provider rejects it',
    journeys: { minor: textOf(20), important: textOf(80) },
    customers: 1_000,
    from: '2026-03-02T08:00Z',
    until: '2026-03-02T12:00Z',
    rules: { ...NO_SENDING_RULES, caps: [{ channels: ['sms'], most: 1, withinHours: 24, waitHours: 0 }] },
    events: [
      { at: '2026-03-02T09:00Z', name: 'sign_up', by: all },
      { at: '2026-03-02T10:00Z', name: 'sign_up', by: all },
      { at: '2026-03-02T11:00Z', name: 'sign_up', by: all },
    ],
    provider: [
      { from: '2026-03-02T08:00Z', does: 'refuses' },
      { from: '2026-03-02T09:30Z', does: 'takes' },
    ],
    opens: null,
    expected: {
      fates: {
        'important: address-refused': 1_000,
        'important: sent': 1_000,
        'important: no place': 1_000,
        'minor: no place': 3_000,
      },
      order: [],
      tooEarly: 0,
    },
  },
];
