/** Waits that go by the calendar, the clock or a date of the customer (9–12). */
import { duration } from '../../journey/journey-driver';
import type { AcceptanceCase } from '../case';
import { campaign, instant, letter, wires } from './campaign';

const signsUp = (at: string) => ({ at, name: 'sign_up' });
const oneDay = duration('1 day');

/** A wait and a letter behind it. */
const waitsAndWrites = (config: object) => () =>
  campaign()
    .node('wait', 'wait', { ...config })
    .node('letter', 'email', letter)
    .wire(...wires('start', 'wait', 'letter'))
    .draw();

const monday = { number: 9, from: '2026-03-02T08:00Z', until: '2026-03-06T08:00Z' };

const counting: AcceptanceCase[] = (
  [
    ['elapsed', '14:01', '2026-03-04'],
    ['elapsed', '14:00', '2026-03-03'],
    ['calendar', '14:01', '2026-03-03'],
    ['calendar', '09:00', '2026-03-03'],
  ] as const
).map(([mode, clock, day]) => ({
  ...monday,
  says: `one day at 14:00 from Monday ${clock} is ${day} when counted as ${mode} time`,
  journey: waitsAndWrites({ mode, duration: oneDay, calendar: oneDay, at: '14:00' }),
  events: [signsUp(`2026-03-02T${clock}+01:00`)],
  expected: { messages: [[instant(`${day}T14:00+01:00`), 'letter']] },
}));

/** Waits for the end of a contract; `whenPast` is the kind's default when left out. */
const untilContractEnds = (whenPast?: 'continue' | 'exit' | 'branch') => () =>
  campaign()
    .node('until', 'wait-until', {
      until: 'date',
      attribute: 'contract_end',
      at: '09:00',
      ...(whenPast && { whenPast }),
    })
    .node('letter', 'email', letter)
    .node('late', 'email', letter)
    .wire(
      ...wires('start', 'until', 'letter'),
      ...(whenPast === 'branch' ? [['until', 'past', 'late'] as [string, string, string]] : wires('letter', 'late')),
    )
    .draw();

const dateCase = { number: 10, from: '2026-03-02T08:00Z', until: '2026-03-20T08:00Z' };
const ended = { ...dateCase, customer: { contract_end: '2026-02-27' }, events: [signsUp('2026-03-02T10:00+01:00')] };
const atOnce = '2026-03-02T09:00Z';

const dates: AcceptanceCase[] = [
  {
    ...ended,
    says: 'who comes after the date goes on at once where nothing else was chosen',
    journey: untilContractEnds(),
    expected: { path: ['until', 'letter', 'late'], waits: [], outcomes: ['completed'] },
  },
  {
    ...ended,
    says: 'who comes after the date leaves the journey where that was chosen',
    journey: untilContractEnds('exit'),
    expected: { path: ['until'], messages: [], outcomes: ['exited'] },
  },
  {
    ...ended,
    says: 'who comes after the date takes a way of its own where that was chosen',
    journey: untilContractEnds('branch'),
    expected: { left: ['until > past', 'late > next'], messages: [[atOnce, 'late']], outcomes: ['completed'] },
  },
  {
    ...ended,
    says: 'who comes on the day itself but after its hour is late as well',
    customer: { contract_end: '2026-03-02' },
    journey: untilContractEnds('branch'),
    expected: { messages: [[atOnce, 'late']] },
  },
  {
    ...ended,
    says: 'who has no such date goes on as who is late, and never drops out without a word',
    customer: { contract_end: 'unknown' },
    journey: untilContractEnds(),
    expected: { path: ['until', 'letter', 'late'], outcomes: ['completed'] },
  },
  {
    ...dateCase,
    says: 'a date that is moved moves the wait, and one that is moved into the past ends it',
    customer: { contract_end: '2026-03-10' },
    journey: untilContractEnds('branch'),
    events: [
      signsUp('2026-03-02T10:00+01:00'),
      { at: '2026-03-04T10:00Z', name: 'identify', properties: { contract_end: '2026-03-15' } },
      { at: '2026-03-06T10:00Z', name: 'identify', properties: { contract_end: '2026-03-01' } },
    ],
    expected: {
      waits: [
        [atOnce, 'until', instant('2026-03-10T09:00+01:00')],
        ['2026-03-04T10:00Z', 'until', instant('2026-03-15T09:00+01:00')],
      ],
      messages: [['2026-03-06T10:00Z', 'late']],
    },
  },
  {
    ...dateCase,
    says: 'a date that is moved twice moves the wait twice, and what is reported after that leaves it alone',
    customer: { contract_end: '2026-03-10' },
    journey: untilContractEnds(),
    events: [
      signsUp('2026-03-02T10:00+01:00'),
      { at: '2026-03-03T10:00Z', name: 'identify', properties: { contract_end: '2026-03-15' } },
      { at: '2026-03-04T10:00Z', name: 'identify', properties: { contract_end: '2026-03-12' } },
      { at: '2026-03-05T10:00Z', name: 'identify', properties: { city: 'Delft' } },
    ],
    expected: {
      waits: [
        [atOnce, 'until', instant('2026-03-10T09:00+01:00')],
        ['2026-03-03T10:00Z', 'until', instant('2026-03-15T09:00+01:00')],
        ['2026-03-04T10:00Z', 'until', instant('2026-03-12T09:00+01:00')],
      ],
    },
  },
];

/** Two days, office hours, a letter, two days, a push message. */
const inOfficeHours = () =>
  campaign()
    .node('rest', 'wait', { duration: duration('2 days') })
    .node('hours', 'wait-until', { until: 'window' })
    .node('letter', 'email', letter)
    .node('rest-again', 'wait', { duration: duration('2 days') })
    .node('push', 'push', { title: 'Hello', text: 'Dear reader', topic: 'offers' })
    .wire(...wires('start', 'rest', 'hours', 'letter', 'rest-again', 'push'))
    .draw();

const windows: AcceptanceCase[] = (
  [
    ['Monday at 18:00', '2026-03-02T18:00', '2026-03-05T09:00', '2026-03-07T09:00'],
    ['Monday at 10:30', '2026-03-02T10:30', '2026-03-04T10:30', '2026-03-06T10:30'],
    ['Wednesday at 17:00, the end of the hours', '2026-03-04T17:00', '2026-03-09T09:00', '2026-03-11T09:00'],
  ] as const
).map(([said, entered, written, pushed]) => ({
  number: 11,
  says: `office hours bind the letter behind them and not the push after it, for who enters on ${said}`,
  journey: inOfficeHours,
  from: '2026-03-02T08:00Z',
  until: '2026-03-13T08:00Z',
  events: [signsUp(`${entered}+01:00`)],
  expected: {
    messages: [
      [instant(`${written}+01:00`), 'letter'],
      [instant(`${pushed}+01:00`), 'push'],
    ],
  },
}));

const newYork = { number: 12, customer: { time_zone: 'America/New_York' } };

/** A letter every day at a time of day, three times. */
const daily = (at: string) => () =>
  campaign()
    .node('next-day', 'wait', { mode: 'calendar', calendar: oneDay, at })
    .node('letter', 'email', letter)
    .node('again', 'repeat', { times: 2 })
    .wire(...wires('start', 'next-day', 'letter', 'again'), ['again', 'again', 'next-day'])
    .draw();

const clockChanges: AcceptanceCase[] = [
  {
    ...newYork,
    says: 'a daily letter at 02:30 goes once on the day that has no 02:30, at 03:00',
    journey: daily('02:30'),
    from: '2026-03-06T16:00Z',
    until: '2026-03-10T16:00Z',
    events: [signsUp('2026-03-06T12:00-05:00')],
    expected: {
      messages: ['2026-03-07T02:30-05:00', '2026-03-08T03:00-04:00', '2026-03-09T02:30-04:00'].map((at) => [
        instant(at),
        'letter',
      ]),
    },
  },
  {
    ...newYork,
    says: 'a daily letter at 01:30 goes once on the day that has it twice, the first time',
    journey: daily('01:30'),
    from: '2026-10-30T15:00Z',
    until: '2026-11-03T16:00Z',
    events: [signsUp('2026-10-30T12:00-04:00')],
    expected: {
      messages: ['2026-10-31T01:30-04:00', '2026-11-01T01:30-04:00', '2026-11-02T01:30-05:00'].map((at) => [
        instant(at),
        'letter',
      ]),
    },
  },
  ...(
    [
      ['in spring', 'elapsed', '24 hours', '2026-03-07T09:00-05:00', '2026-03-08T10:00-04:00'],
      ['in spring', 'calendar', '23 hours', '2026-03-07T09:00-05:00', '2026-03-08T09:00-04:00'],
      ['in autumn', 'elapsed', '24 hours', '2026-10-31T09:00-04:00', '2026-11-01T08:00-05:00'],
      ['in autumn', 'calendar', '25 hours', '2026-10-31T09:00-04:00', '2026-11-01T09:00-05:00'],
    ] as const
  ).map(
    ([season, mode, length, begun, written]): AcceptanceCase => ({
      ...newYork,
      says: `one day counted as ${mode} time takes ${length} when the clocks change ${season}`,
      journey: waitsAndWrites({ mode, duration: duration('24 hours'), calendar: oneDay }),
      from: instant(begun),
      until: instant(`${written.slice(0, 11)}20:00${written.slice(16)}`),
      events: [signsUp(begun)],
      expected: { messages: [[instant(written), 'letter']] },
    }),
  ),
];

export const DATES_AND_CLOCKS: AcceptanceCase[] = [...counting, ...dates, ...windows, ...clockChanges];
