/** Pausing a journey and going on: with what remained of a wait, or with the time that ran on. */
import type { AcceptanceCase } from '../case';
import { campaign, letter, wires } from './campaign';

const after = (days: number) => () =>
  campaign()
    .node('pause', 'wait', { duration: { amount: days, unit: 'days' } })
    .node('letter', 'email', letter)
    .node('rest', 'wait', { duration: { amount: 1, unit: 'days' } })
    .node('second', 'email', letter)
    .wire(...wires('start', 'pause', 'letter', 'rest', 'second'))
    .draw();

const untilContractEnds = () =>
  campaign()
    .node('until', 'wait-until', { until: 'date', attribute: 'contract_end', at: '09:00' })
    .node('letter', 'email', letter)
    .wire(...wires('start', 'until', 'letter'))
    .draw();

const untilPurchase = () =>
  campaign()
    .node('buys', 'wait-for-event', { eventName: 'purchase', atMost: { amount: 2, unit: 'days' } })
    .node('thanks', 'email', letter)
    .node('nudge', 'email', letter)
    .wire(...wires('start', 'buys'), ['buys', 'happened', 'thanks'], ['buys', 'timeout', 'nudge'])
    .draw();

const signsUp = { at: '2026-03-02T15:01Z', name: 'sign_up' };
const paused = {
  number: 28,
  journey: after(1),
  from: '2026-03-02T15:00Z',
  until: '2026-03-12T12:00Z',
  events: [signsUp],
};
const refuse = { type: 'pause', entries: 'refuse' } as const;

export const PAUSES: AcceptanceCase[] = [
  {
    ...paused,
    says: 'a wait of which a day remains still lasts a day after three days of standing still',
    journey: after(2),
    changes: [
      { ...refuse, at: '2026-03-03T15:01Z', mode: 'freeze' },
      { at: '2026-03-06T15:01Z', type: 'resume', overdue: 'send' },
    ],
    expected: {
      path: ['pause', 'letter', 'rest', 'second'],
      messages: [
        ['2026-03-07T15:01Z', 'letter'],
        ['2026-03-08T15:01Z', 'second'],
      ],
      waits: [
        ['2026-03-02T15:01Z', 'pause', '2026-03-04T15:01Z'],
        ['2026-03-06T15:01Z', 'pause', '2026-03-07T15:01Z'],
        ['2026-03-07T15:01Z', 'rest', '2026-03-08T15:01Z'],
      ],
    },
  },
  {
    ...paused,
    says: 'two pauses in one wait both count',
    changes: [
      { ...refuse, at: '2026-03-02T18:00Z', mode: 'freeze' },
      { at: '2026-03-03T18:00Z', type: 'resume', overdue: 'send' },
      { ...refuse, at: '2026-03-04T12:00Z', mode: 'freeze' },
      { at: '2026-03-04T14:00Z', type: 'resume', overdue: 'send' },
    ],
    expected: {
      messages: [
        ['2026-03-04T17:01Z', 'letter'],
        ['2026-03-05T17:01Z', 'second'],
      ],
    },
  },
  {
    ...paused,
    says: 'stopped for maintenance at 14:30 and on again at 14:40, what is due at 15:01 leaves at 15:01',
    changes: [
      { ...refuse, at: '2026-03-03T14:30Z', mode: 'park' },
      { at: '2026-03-03T14:40Z', type: 'resume', overdue: 'exit' },
    ],
    expected: {
      messages: [
        ['2026-03-03T15:01Z', 'letter'],
        ['2026-03-04T15:01Z', 'second'],
      ],
    },
  },
  {
    ...paused,
    says: 'on again at 15:30, what was due at 15:01 is sent then where that was chosen',
    changes: [
      { ...refuse, at: '2026-03-03T14:30Z', mode: 'park' },
      { at: '2026-03-03T15:30Z', type: 'resume', overdue: 'send' },
    ],
    expected: {
      messages: [
        ['2026-03-03T15:30Z', 'letter'],
        ['2026-03-04T15:30Z', 'second'],
      ],
    },
  },
  {
    ...paused,
    says: 'on again at 15:30, what was due at 15:01 is skipped and the customer goes on where that was chosen',
    changes: [
      { ...refuse, at: '2026-03-03T14:30Z', mode: 'park' },
      { at: '2026-03-03T15:30Z', type: 'resume', overdue: 'skip' },
    ],
    expected: {
      skipped: [['2026-03-03T15:30Z', 'letter', 'journey-paused']],
      messages: [['2026-03-04T15:30Z', 'second']],
      outcomes: ['completed'],
    },
  },
  {
    ...paused,
    says: 'on again at 15:30, whoever was due at 15:01 leaves where that was chosen',
    changes: [
      { ...refuse, at: '2026-03-03T14:30Z', mode: 'park' },
      { at: '2026-03-03T15:30Z', type: 'resume', overdue: 'exit' },
    ],
    expected: { path: ['pause'], messages: [], outcomes: ['exited'] },
  },
  {
    ...paused,
    says: 'an event that comes in while time stands still is heard when the journey goes on',
    journey: untilPurchase,
    events: [signsUp, { at: '2026-03-04T12:00Z', name: 'purchase' }],
    changes: [
      { ...refuse, at: '2026-03-03T12:00Z', mode: 'freeze' },
      { at: '2026-03-06T12:00Z', type: 'resume', overdue: 'send' },
    ],
    expected: { left: ['buys > happened', 'thanks > next'], messages: [['2026-03-06T12:00Z', 'thanks']] },
  },
  {
    ...paused,
    says: 'a deadline stands still too: an event after the pause is in time as if there had been none',
    journey: untilPurchase,
    events: [signsUp, { at: '2026-03-07T12:00Z', name: 'purchase' }],
    changes: [
      { ...refuse, at: '2026-03-03T12:00Z', mode: 'freeze' },
      { at: '2026-03-06T12:00Z', type: 'resume', overdue: 'send' },
    ],
    expected: { messages: [['2026-03-07T12:00Z', 'thanks']] },
  },
  {
    ...paused,
    says: 'a date stays that date: a wait for it is no longer than without the pause',
    journey: untilContractEnds,
    customer: { contract_end: '2026-03-10' },
    changes: [
      { ...refuse, at: '2026-03-03T12:00Z', mode: 'freeze' },
      { at: '2026-03-06T12:00Z', type: 'resume', overdue: 'send' },
    ],
    expected: { messages: [['2026-03-10T08:00Z', 'letter']] },
  },
  {
    ...paused,
    says: 'a date that came while time stood still is over when the journey goes on',
    journey: untilContractEnds,
    customer: { contract_end: '2026-03-05' },
    changes: [
      { ...refuse, at: '2026-03-03T12:00Z', mode: 'freeze' },
      { at: '2026-03-06T12:00Z', type: 'resume', overdue: 'send' },
    ],
    expected: { left: ['until > next', 'letter > next'], messages: [['2026-03-06T12:00Z', 'letter']] },
  },
  {
    ...paused,
    says: 'a journey that turns customers away while it is paused starts nobody for what happened then',
    events: [{ at: '2026-03-03T12:00Z', name: 'sign_up' }],
    changes: [
      { ...refuse, at: '2026-03-03T11:00Z', mode: 'freeze' },
      { at: '2026-03-03T13:00Z', type: 'resume', overdue: 'send' },
    ],
    expected: { path: [], messages: [] },
  },
  {
    ...paused,
    says: 'a journey that keeps customers while it is paused starts them when it goes on',
    events: [{ at: '2026-03-03T12:00Z', name: 'sign_up' }],
    changes: [
      { at: '2026-03-03T11:00Z', type: 'pause', mode: 'freeze', entries: 'keep' },
      { at: '2026-03-03T13:00Z', type: 'resume', overdue: 'send' },
    ],
    expected: {
      messages: [
        ['2026-03-04T13:00Z', 'letter'],
        ['2026-03-05T13:00Z', 'second'],
      ],
    },
  },
];
