/** What steps do outside of their run (30). */
import type { AcceptanceCase } from '../case';
import { campaign, wires } from './campaign';

const oneMore = { changes: [{ attribute: 'rounds', change: 'add', value: '1' }] };

export const EFFECTS: AcceptanceCase[] = [
  {
    number: 30,
    says: 'a journey whose action is its own entry event does not enter again',
    journey: () =>
      campaign()
        .node('updated', 'event-indicator', { eventName: 'Customer Updated' })
        .node('again', 'trigger', {
          threshold: null,
          reentry: { mode: 'every-time', period: { amount: 1, unit: 'days' } },
        })
        .node('count', 'update-customer', oneMore)
        .node('pause', 'wait', { duration: { amount: 1, unit: 'hours' } })
        .wire(['updated', 'signal', 'again'], ['again', 'next', 'count'], ...wires('start', 'count', 'pause'))
        .draw(),
    from: '2026-03-02T09:00Z',
    until: '2026-03-02T12:00Z',
    events: [{ at: '2026-03-02T09:30Z', name: 'sign_up' }],
    expected: { path: ['count', 'pause'], outcomes: ['completed'] },
  },
  {
    number: 30,
    says: 'a step sees what an earlier step of its run changed',
    journey: () =>
      campaign()
        .node('count', 'update-customer', oneMore)
        .node('split', 'condition-split', {
          branches: [
            { id: 'first', name: '', conditions: [{ path: 'rounds', comparison: 'is', value: 1 }] },
            { id: 'second', name: '', conditions: [{ path: 'rounds', comparison: 'is', value: 2 }] },
          ],
        })
        .node('count-again', 'update-customer', oneMore)
        .node('split-again', 'condition-split', {
          branches: [{ id: 'second', name: '', conditions: [{ path: 'rounds', comparison: 'is', value: 2 }] }],
        })
        .wire(
          ...wires('start', 'count', 'split'),
          ['split', 'first', 'count-again'],
          ...wires('count-again', 'split-again'),
        )
        .draw(),
    from: '2026-03-02T09:00Z',
    until: '2026-03-02T12:00Z',
    events: [{ at: '2026-03-02T09:30Z', name: 'sign_up' }],
    expected: { left: ['count > next', 'split > first', 'count-again > next', 'split-again > second'] },
  },
];
