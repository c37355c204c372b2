/** Leaving a journey or reaching its goal, from wherever the customer is (20–22). */
import { duration } from '../../journey/journey-driver';
import type { AcceptanceCase } from '../case';
import { campaign, letter, wires } from './campaign';

const begin = '2026-03-02T08:00Z';
const signUp = { at: '2026-03-02T09:00Z', name: 'sign_up' };

/** Waits 30 days, and leaves on a purchase. */
const longWait = () =>
  campaign()
    .node('month', 'wait', { duration: duration('30 days') })
    .node('letter', 'email', letter)
    .node('bought', 'exit', { onEvent: { enabled: true, eventName: 'purchase', conditions: [] } })
    .node('vip', 'exit', {
      onState: { enabled: true, conditions: [{ path: 'vip', comparison: 'is', value: true }] },
    })
    .wire(...wires('start', 'month', 'letter'))
    .draw();

const exitCase = { number: 20, journey: longWait, from: begin, until: '2026-04-05T08:00Z' };

/** The goal is the sixth step; the customer may reach it while waiting at the second. */
const goalAhead = () =>
  campaign()
    .node('one', 'email', letter)
    .node('two', 'wait', { duration: duration('5 days') })
    .node('three', 'email', letter)
    .node('four', 'wait', { duration: duration('5 days') })
    .node('five', 'email', letter)
    .node('six', 'goal', {
      eventName: 'purchase',
      conditions: [],
      within: duration('30 days'),
      whenReached: 'continue',
    })
    .node('seven', 'wait', { duration: duration('2 days') })
    .node('eight', 'email', letter)
    .wire(
      ...wires('start', 'one', 'two', 'three', 'four', 'five', 'six'),
      ['six', 'reached', 'seven'],
      ...wires('seven', 'eight'),
    )
    .draw();

/** Two messages, a day apart; the goal is open for three days after the last. */
const goalAfterMessage = () =>
  campaign()
    .node('pause', 'wait', { duration: duration('1 day') })
    .node('first', 'email', letter)
    .node('day', 'wait', { duration: duration('1 day') })
    .node('second', 'email', letter)
    .node('rest', 'wait', { duration: duration('10 days') })
    .node('bought', 'goal', {
      eventName: 'purchase',
      conditions: [],
      within: duration('3 days'),
      countedFrom: 'last-message',
      whenReached: 'count',
    })
    .wire(...wires('start', 'pause', 'first', 'day', 'second', 'rest'))
    .draw();

const windowCase = { number: 22, journey: goalAfterMessage, from: begin, until: '2026-03-20T08:00Z' };

export const GOALS_AND_EXITS: AcceptanceCase[] = [
  {
    ...exitCase,
    says: 'a purchase on the first of thirty days of waiting takes the customer out at once',
    events: [signUp, { at: '2026-03-03T09:00Z', name: 'purchase' }],
    expected: { path: ['month', 'bought'], left: ['month > jump'], outcomes: ['exited'], messages: [] },
  },
  {
    ...exitCase,
    says: 'something that becomes true takes the customer out at once',
    events: [signUp, { at: '2026-03-03T09:00Z', name: 'identify', properties: { vip: true } }],
    expected: { path: ['month', 'vip'], outcomes: ['exited'] },
  },
  {
    ...exitCase,
    says: 'who fits an exit already leaves before the first step',
    customer: { vip: true },
    events: [signUp],
    expected: { path: ['vip'], outcomes: ['exited'] },
  },
  {
    number: 21,
    says: 'a goal that is reached early skips the steps between, and a second time does nothing',
    journey: goalAhead,
    from: begin,
    until: '2026-03-20T08:00Z',
    events: [signUp, { at: '2026-03-03T09:00Z', name: 'purchase' }, { at: '2026-03-04T09:00Z', name: 'purchase' }],
    expected: {
      path: ['one', 'two', 'six', 'seven', 'eight'],
      messages: [
        ['2026-03-02T09:00Z', 'one'],
        ['2026-03-05T09:00Z', 'eight'],
      ],
      goals: [['2026-03-03T09:00Z', 'six', '']],
    },
  },
  {
    ...windowCase,
    says: 'a conversion before any message counts for the journey and for no message',
    events: [signUp, { at: '2026-03-02T10:00Z', name: 'purchase' }],
    expected: { goals: [['2026-03-02T10:00Z', 'bought', '']] },
  },
  {
    ...windowCase,
    says: 'a conversion after two messages is the doing of the second, once per entry',
    events: [signUp, { at: '2026-03-05T09:00Z', name: 'purchase' }, { at: '2026-03-06T09:00Z', name: 'purchase' }],
    expected: { goals: [['2026-03-05T09:00Z', 'bought', 'second']] },
  },
  {
    ...windowCase,
    says: 'a conversion on the fourth day after the last message counts for nothing',
    events: [signUp, { at: '2026-03-08T09:00Z', name: 'purchase' }],
    expected: { goals: [] },
  },
];
