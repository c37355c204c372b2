/** Waiting for what a customer does or becomes (1–6). */
import { duration } from '../../journey/journey-driver';
import type { AcceptanceCase, CaseEvent } from '../case';
import { campaign, letter, text, wires } from './campaign';

const begin = '2026-03-02T08:00Z';
const signUp = { at: '2026-03-02T09:00Z', name: 'sign_up' };

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

/** Each run waits for a purchase; with a property, for that of the very cart that started it. */
const runsWaiting = (sameProperty: string | null) => () =>
  campaign()
    .node('buys', 'wait-for-event', {
      events: [{ id: 'happened', name: '', eventName: 'purchase', conditions: [] }],
      sameProperty,
      atMost: duration('7 days'),
    })
    .node('thanks', 'email', letter)
    .node('nudge', 'sms', text)
    .wire(...wires('start', 'buys'), ['buys', 'happened', 'thanks'], ['buys', 'timeout', 'nudge'])
    .draw();

const waiting = () =>
  campaign()
    .node('buys', 'wait-for-event', { eventName: 'purchase', atMost: { amount: 24, unit: 'hours' } })
    .node('thanks', 'email', letter)
    .node('nudge', 'email', letter)
    .wire(...wires('start', 'buys'), ['buys', 'happened', 'thanks'], ['buys', 'timeout', 'nudge'])
    .draw();

/** The same, with a rest behind it: a run that is over notes nothing any more. */
const waitingOn = () =>
  campaign()
    .node('buys', 'wait-for-event', { eventName: 'purchase', atMost: { amount: 24, unit: 'hours' } })
    .node('thanks', 'email', letter)
    .node('nudge', 'email', letter)
    .node('rest', 'wait', { duration: { amount: 1, unit: 'days' } })
    .wire(
      ...wires('start', 'buys'),
      ['buys', 'happened', 'thanks'],
      ['buys', 'timeout', 'nudge'],
      ...wires('nudge', 'rest'),
    )
    .draw();

const wait24Hours = { number: 2, journey: waiting, from: '2026-03-02T08:00Z', until: '2026-03-05T08:00Z' };

const states: AcceptanceCase[] = [
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
];

const acts: AcceptanceCase[] = [
  {
    ...wait24Hours,
    // The deadline is inclusive: a purchase at 09:00 sharp would still be in time.
    says: 'a purchase before the wait began is not the purchase that the wait is for',
    events: [
      { at: '2026-03-02T08:55Z', name: 'purchase' },
      { at: '2026-03-02T09:00Z', name: 'sign_up' },
    ],
    expected: { path: ['buys', 'nudge'], messages: [['2026-03-03T09:00:00.001Z', 'nudge']] },
  },
  {
    ...wait24Hours,
    says: 'a purchase after the time-out never takes the customer back',
    events: [
      { at: '2026-03-02T09:00Z', name: 'sign_up' },
      { at: '2026-03-03T09:00:01Z', name: 'purchase' },
    ],
    expected: { left: ['buys > timeout', 'nudge > next'], outcomes: ['completed'] },
  },
  {
    ...wait24Hours,
    number: 3,
    says: 'a purchase in time that comes in after the time-out is noted as late and changes nothing',
    journey: waitingOn,
    events: [
      { at: '2026-03-02T09:00Z', name: 'sign_up' },
      { at: '2026-03-03T08:59:59Z', arrivedAt: '2026-03-03T09:00:03Z', name: 'purchase' },
    ],
    expected: { path: ['buys', 'nudge', 'rest'], late: [['2026-03-03T08:59:59Z', 'buys']] },
  },
];

const severalActs: AcceptanceCase[] = [
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
];

const severalRuns = { number: 6, from: begin, until: '2026-03-20T08:00Z' };
const cart = (at: string, name: string, number: string): CaseEvent => ({ at, name, properties: { cart: number } });
const carts = [cart('2026-03-02T09:00Z', 'sign_up', 'A'), cart('2026-03-02T10:00Z', 'sign_up', 'B')];
const [timeOfA, timeOfB] = ['2026-03-09T09:00:00.001Z', '2026-03-09T10:00:00.001Z'];

const parallelRuns: AcceptanceCase[] = [
  {
    ...severalRuns,
    says: 'of runs for several carts only the one whose cart was bought goes on',
    journey: runsWaiting('cart'),
    events: [...carts, cart('2026-03-04T09:00Z', 'purchase', 'A')],
    expected: {
      messages: [
        ['2026-03-04T09:00Z', 'thanks'],
        [timeOfB, 'nudge'],
      ],
    },
  },
  {
    ...severalRuns,
    says: 'the younger of two runs goes on when it was its cart that was bought',
    journey: runsWaiting('cart'),
    events: [...carts, cart('2026-03-04T09:00Z', 'purchase', 'B')],
    expected: {
      messages: [
        [timeOfA, 'nudge'],
        ['2026-03-04T09:00Z', 'thanks'],
      ],
    },
  },
  {
    ...severalRuns,
    says: 'a purchase that names no cart is for the oldest run that waits',
    journey: runsWaiting('cart'),
    events: [...carts, { at: '2026-03-04T09:00Z', name: 'purchase' }],
    expected: {
      messages: [
        ['2026-03-04T09:00Z', 'thanks'],
        [timeOfB, 'nudge'],
      ],
    },
  },
  {
    ...severalRuns,
    says: 'where no key is compared a purchase is for the oldest run that waits',
    journey: runsWaiting(null),
    events: [...carts, cart('2026-03-04T09:00Z', 'purchase', 'B')],
    expected: {
      messages: [
        ['2026-03-04T09:00Z', 'thanks'],
        [timeOfB, 'nudge'],
      ],
    },
  },
  {
    ...severalRuns,
    says: 'where no key is compared each further purchase is for the next oldest run',
    journey: runsWaiting(null),
    events: [
      ...carts,
      cart('2026-03-02T11:00Z', 'sign_up', 'C'),
      { at: '2026-03-04T09:00Z', name: 'purchase' },
      { at: '2026-03-05T09:00Z', name: 'purchase' },
    ],
    expected: {
      messages: [
        ['2026-03-04T09:00Z', 'thanks'],
        ['2026-03-05T09:00Z', 'thanks'],
        ['2026-03-09T11:00:00.001Z', 'nudge'],
      ],
    },
  },
  {
    ...severalRuns,
    says: 'a run that no longer waits leaves the purchase to a younger one that does',
    journey: runsWaiting(null),
    events: [...carts, { at: '2026-03-09T09:30Z', name: 'purchase' }],
    expected: {
      messages: [
        [timeOfA, 'nudge'],
        ['2026-03-09T09:30Z', 'thanks'],
      ],
    },
  },
];

export const WAITING_FOR_SOMETHING: AcceptanceCase[] = [...states, ...acts, ...severalActs, ...parallelRuns];
