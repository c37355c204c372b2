/** Publishing over customers who are under way: they finish on their version, or go to the new one as was chosen. */
import type { MoveChoices } from '@kairos/engine';
import type { AcceptanceCase } from '../case';
import { campaign, letter, wires } from './campaign';

const waitOf = (amount: number, unit: 'hours' | 'days') => () =>
  campaign()
    .node('rest', 'wait', { duration: { amount, unit } })
    .node('letter', 'email', letter)
    .wire(...wires('start', 'rest', 'letter'))
    .draw();

/** A letter, a week of rest, another letter. */
const twoLetters = () =>
  campaign()
    .node('first', 'email', letter)
    .node('rest', 'wait', { duration: { amount: 7, unit: 'days' } })
    .node('second', 'email', letter)
    .wire(...wires('start', 'first', 'rest', 'second'))
    .draw();

/** The rest is gone, and a message stands before what follows it. */
const withoutRest = () =>
  campaign()
    .node('text', 'sms', { text: 'Hello', topic: 'offers' })
    .node('first', 'email', letter)
    .node('second', 'email', letter)
    .wire(...wires('start', 'text', 'first', 'second'))
    .draw();

const everybodyGoes: MoveChoices = { byStep: {}, others: 'move' };
const everybodyStays: MoveChoices = { byStep: {}, others: 'stay' };
const atDay = (day: number) => `2026-03-${String(day + 1).padStart(2, '0')}T09:00Z`;
const base = { from: '2026-03-01T08:00Z', until: '2026-03-20T08:00Z', events: [{ at: atDay(0), name: 'sign_up' }] };
const weekBecomesFiveDays = { ...base, number: 26, journey: waitOf(7, 'days') };
const cut = { type: 'publish', journey: waitOf(5, 'days') } as const;
const dayBecomesTwo = { ...base, number: 26, journey: waitOf(1, 'days') };
const nodeIsGone = { ...base, number: 27, journey: twoLetters };
const gone = { type: 'publish', at: atDay(3), journey: withoutRest } as const;

export const VERSIONS: AcceptanceCase[] = [
  {
    ...weekBecomesFiveDays,
    says: 'a wait of 7 days cut to 5 lets whoever is at day 6 leave now',
    changes: [{ ...cut, at: atDay(6), choices: everybodyGoes }],
    expected: { messages: [[atDay(6), 'letter']], path: ['rest', 'letter'], moves: [[atDay(6), 'rest', 2]] },
  },
  {
    ...weekBecomesFiveDays,
    says: 'a wait of 7 days cut to 5 lets whoever is at day 3 leave at day 5',
    changes: [{ ...cut, at: atDay(3), choices: everybodyGoes }],
    expected: {
      messages: [[atDay(5), 'letter']],
      waits: [
        [atDay(0), 'rest', atDay(7)],
        [atDay(3), 'rest', atDay(5)],
      ],
    },
  },
  {
    ...dayBecomesTwo,
    says: 'a wait of a day that becomes two keeps whoever served 23 hours for 25 more',
    changes: [{ type: 'publish', at: '2026-03-02T08:00Z', journey: waitOf(2, 'days'), choices: everybodyGoes }],
    expected: { messages: [['2026-03-03T09:00Z', 'letter']] },
  },
  {
    ...weekBecomesFiveDays,
    says: 'nothing changes for customers who finish on their version',
    changes: [{ ...cut, at: atDay(3), choices: everybodyStays }],
    expected: { messages: [[atDay(7), 'letter']], waits: [[atDay(0), 'rest', atDay(7)]], moves: [] },
  },
  {
    ...weekBecomesFiveDays,
    says: 'whoever comes after the publication waits as the new version says',
    events: [{ at: atDay(4), name: 'sign_up' }],
    changes: [{ ...cut, at: atDay(3), choices: everybodyStays }],
    expected: { messages: [[atDay(9), 'letter']], moves: [] },
  },
  {
    ...weekBecomesFiveDays,
    says: 'what a pause had stopped still counts when the wait is cut',
    changes: [
      { type: 'pause', at: atDay(1), mode: 'freeze', entries: 'refuse' },
      { type: 'resume', at: atDay(3), overdue: 'send' },
      { ...cut, at: atDay(4), choices: everybodyGoes },
    ],
    expected: { messages: [[atDay(7), 'letter']] },
  },
  {
    ...nodeIsGone,
    says: 'whoever waits at a step that is gone goes on behind it, and steps that were added before it never run',
    changes: [{ ...gone, choices: { byStep: { rest: 'move' }, others: 'stay' } }],
    expected: {
      path: ['first', 'rest', 'second'],
      messages: [
        [atDay(0), 'first'],
        [atDay(3), 'second'],
      ],
      moves: [[atDay(3), 'rest', 2]],
      outcomes: ['completed'],
    },
  },
  {
    ...nodeIsGone,
    says: 'whoever waits at a step that is gone leaves the journey where that was chosen',
    changes: [{ ...gone, choices: { byStep: { rest: 'exit' }, others: 'stay' } }],
    expected: { path: ['first', 'rest'], messages: [[atDay(0), 'first']], outcomes: ['completed'] },
  },
  {
    ...nodeIsGone,
    says: 'whoever waits at a step that is gone finishes on the old version where that was chosen',
    changes: [{ ...gone, choices: everybodyStays }],
    expected: {
      messages: [
        [atDay(0), 'first'],
        [atDay(7), 'second'],
      ],
    },
  },
];
