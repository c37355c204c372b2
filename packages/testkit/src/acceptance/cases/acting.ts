/** Ways through a campaign: states and events that are waited for, goals, exits, tests and holdouts. */
import { duration } from '../../journey/journey-driver';
import type { AcceptanceCase } from '../case';
import { campaign, letter, wires } from './campaign';

const begin = '2026-03-02T08:00Z';
const signUp = { at: '2026-03-02T09:00Z', name: 'sign_up' };
const text = { text: 'Hello', topic: 'offers' };

const untilPaidOrVip = () =>
  campaign()
    .node('until', 'wait-for-event', {
      events: [],
      states: [
        { id: 'paid', name: '', conditions: [{ path: 'plan', comparison: 'is', value: 'paid' }] },
        { id: 'vip', name: '', conditions: [{ path: 'vip', comparison: 'is', value: true }] },
      ],
      atMost: duration('7 days'),
    })
    .node('paid-letter', 'email', letter)
    .node('vip-letter', 'email', letter)
    .node('nudge', 'email', letter)
    .wire(
      ...wires('start', 'until'),
      ['until', 'paid', 'paid-letter'],
      ['until', 'vip', 'vip-letter'],
      ['until', 'timeout', 'nudge'],
    )
    .draw();

const stateCase = { number: 1, journey: untilPaidOrVip, from: begin, until: '2026-03-10T08:00Z' };

/** Waits 24 hours for A or B. */
const forAOrB = (choose: 'first' | 'ranked') => () =>
  campaign()
    .node('wait', 'wait-for-event', {
      events: [
        { id: 'b', name: '', eventName: 'b', conditions: [] },
        { id: 'a', name: '', eventName: 'a', conditions: [] },
      ],
      choose,
      atMost: duration('24 hours'),
    })
    .node('b-letter', 'email', letter)
    .node('a-letter', 'email', letter)
    .node('nudge', 'email', letter)
    .wire(...wires('start', 'wait'), ['wait', 'b', 'b-letter'], ['wait', 'a', 'a-letter'], ['wait', 'timeout', 'nudge'])
    .draw();

const a = { at: '2026-03-02T10:00Z', name: 'a' };
const b = { at: '2026-03-02T11:00Z', name: 'b' };
const end = '2026-03-03T09:00:00.001Z';
const firstCase = { number: 4, journey: forAOrB('first'), from: begin, until: '2026-03-05T08:00Z' };
const rankedCase = { ...firstCase, journey: forAOrB('ranked') };

const sameWay = () =>
  campaign()
    .node('wait', 'wait-for-event', {
      events: [{ id: 'happened', name: '', eventName: 'purchase', conditions: [] }],
      atMost: duration('24 hours'),
      whenTimeIsUp: 'same-way',
    })
    .node('letter', 'email', letter)
    .wire(...wires('start', 'wait'), ['wait', 'happened', 'letter'])
    .draw();

const sameWayCase = { number: 5, journey: sameWay, from: begin, until: '2026-03-05T08:00Z' };

/** Each run waits for the purchase of the very cart that started it. */
const byCart = () =>
  campaign()
    .node('buys', 'wait-for-event', {
      events: [{ id: 'happened', name: '', eventName: 'purchase', conditions: [] }],
      sameProperty: 'cart',
      atMost: duration('7 days'),
    })
    .node('thanks', 'email', letter)
    .node('nudge', 'sms', text)
    .wire(...wires('start', 'buys'), ['buys', 'happened', 'thanks'], ['buys', 'timeout', 'nudge'])
    .draw();

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

const test = () =>
  campaign()
    .node('test', 'ab-split', {
      arms: [
        { id: 'letter', name: 'Letter', weight: 40 },
        { id: 'text', name: 'Text', weight: 40 },
        { id: 'control', name: 'Nothing', weight: 20 },
      ],
    })
    .node('letter', 'email', letter)
    .node('text', 'sms', text)
    .node('control', 'exit', { reason: 'Control' })
    .wire(
      ...wires('start', 'test'),
      ['test', 'letter', 'letter'],
      ['test', 'text', 'text'],
      ['test', 'control', 'control'],
    )
    .draw();

const heldOut = () =>
  campaign()
    .node('holdout', 'holdout', { percent: 50 })
    .node('letter', 'email', letter)
    .node('text', 'sms', text)
    .node('rest', 'wait', { duration: duration('10 days') })
    .node('bought', 'goal', {
      eventName: 'purchase',
      conditions: [],
      within: duration('30 days'),
      whenReached: 'count',
    })
    .wire(...wires('start', 'holdout', 'letter', 'text', 'rest'))
    .draw();

export const ACTING: AcceptanceCase[] = [
  {
    ...stateCase,
    says: 'who is on the paid plan already goes on in the same tick, without a timer',
    customer: { plan: 'paid' },
    events: [signUp],
    expected: {
      left: ['until > paid', 'paid-letter > next'],
      messages: [['2026-03-02T09:00Z', 'paid-letter']],
      waits: [],
    },
  },
  {
    ...stateCase,
    says: 'of two states that hold at once the first in the list decides',
    customer: { plan: 'paid', vip: true },
    events: [signUp],
    expected: { path: ['until', 'paid-letter'], waits: [] },
  },
  {
    ...stateCase,
    says: 'who becomes a VIP during the wait goes on at that moment',
    events: [signUp, { at: '2026-03-04T10:00Z', name: 'identify', properties: { vip: true } }],
    expected: { messages: [['2026-03-04T10:00Z', 'vip-letter']] },
  },
  {
    ...stateCase,
    says: 'who becomes neither takes the way of the time-out',
    events: [signUp, { at: '2026-03-04T10:00Z', name: 'identify', properties: { city: 'Delft' } }],
    expected: { messages: [['2026-03-09T09:00:00.001Z', 'nudge']] },
  },
  {
    ...firstCase,
    says: 'the first event that comes decides, and the second changes nothing',
    events: [signUp, a, b],
    expected: { messages: [['2026-03-02T10:00Z', 'a-letter']] },
  },
  {
    ...rankedCase,
    says: 'a ranked wait holds on to its end and then takes the higher event',
    events: [signUp, a, b],
    expected: { messages: [[end, 'b-letter']] },
  },
  {
    ...rankedCase,
    says: 'a ranked wait takes the lower event when only that came',
    events: [signUp, a],
    expected: { messages: [[end, 'a-letter']] },
  },
  {
    ...rankedCase,
    says: 'a ranked wait for which nothing came takes the other way',
    events: [signUp],
    expected: { messages: [[end, 'nudge']] },
  },
  {
    ...sameWayCase,
    says: 'a wait without a way for the time-out goes on at the event',
    events: [signUp, { at: '2026-03-02T11:00Z', name: 'purchase' }],
    expected: { messages: [['2026-03-02T11:00Z', 'letter']] },
  },
  {
    ...sameWayCase,
    says: 'a wait without a way for the time-out goes on to the same step when the time is up',
    events: [signUp],
    expected: { messages: [[end, 'letter']] },
  },
  {
    number: 6,
    says: 'of runs for several carts only the one whose cart was bought goes on',
    journey: byCart,
    from: begin,
    until: '2026-03-20T08:00Z',
    events: [
      { ...signUp, properties: { cart: 'A' } },
      { at: '2026-03-02T10:00Z', name: 'sign_up', properties: { cart: 'B' } },
      { at: '2026-03-04T09:00Z', name: 'purchase', properties: { cart: 'A' } },
    ],
    expected: {
      messages: [
        ['2026-03-04T09:00Z', 'thanks'],
        ['2026-03-09T10:00:00.001Z', 'nudge'],
      ],
    },
  },
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
  {
    number: 23,
    says: 'who enters again gets the same arm of the test',
    journey: test,
    from: begin,
    until: '2026-03-20T08:00Z',
    events: [signUp, { at: '2026-03-08T09:00Z', name: 'sign_up' }, { at: '2026-03-12T09:00Z', name: 'sign_up' }],
    expected: { left: Array.from({ length: 3 }, () => ['test > letter', 'letter > next']).flat() },
  },
  {
    number: 25,
    says: 'who is held out passes every check, is sent nothing, and still counts for the goal',
    journey: heldOut,
    from: begin,
    until: '2026-03-20T08:00Z',
    refuses: ['sms'],
    events: [signUp, { at: '2026-03-05T09:00Z', name: 'purchase' }],
    expected: {
      messages: [],
      skipped: [
        ['2026-03-02T09:00Z', 'letter', 'holdout'],
        ['2026-03-02T09:00Z', 'text', 'no-consent'],
      ],
      goals: [['2026-03-05T09:00Z', 'bought', '']],
    },
  },
];
