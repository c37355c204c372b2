/** Waiting: for time, for an event, for a date. */
import type { AcceptanceCase } from '../case';
import { campaign, letter, wires } from './campaign';

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

export const WAITS: AcceptanceCase[] = [
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
