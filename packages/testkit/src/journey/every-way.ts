/** A campaign with every sort of step that waits, decides, repeats, listens or ends, and one that moves: for what must hold for all of them. */
import type { JourneyDocument } from '@kairos/engine';
import { campaign, letter, text, wires } from '../acceptance/cases/campaign';
import { duration } from './journey-driver';

export function everyWay(): JourneyDocument {
  return campaign('search')
    .node('holdout', 'holdout', { percent: 20 })
    .node('test', 'ab-split', {
      arms: [
        { id: 'a', name: 'A', weight: 50 },
        { id: 'b', name: 'B', weight: 50 },
      ],
    })
    .node('tomorrow', 'wait', { mode: 'calendar', calendar: { amount: 1, unit: 'days' }, at: '14:00' })
    .node('hours', 'wait-until', { until: 'window' })
    .node('date', 'wait-until', { until: 'date', attribute: 'contract_end', whenPast: 'branch' })
    .node('letter', 'email', { ...letter, ifNotSent: 'branch' })
    .node('text', 'sms', text)
    .node('room', 'frequency-gate', { atMost: 3, period: duration('7 days') })
    .node('signs', 'wait-for-event', {
      events: [
        { id: 'cart', name: '', eventName: 'add_to_cart', conditions: [] },
        { id: 'compared', name: '', eventName: 'compare', conditions: [] },
      ],
      states: [{ id: 'phone', name: '', conditions: [{ path: 'platform', comparison: 'is', value: 'mobile' }] }],
      choose: 'ranked',
      atMost: duration('3 days'),
    })
    .node('again', 'repeat', { times: 3 })
    .node('meet', 'join')
    .node('first', 'wait-for-event', { eventName: 'support_chat', atMost: duration('2 days') })
    .node('bought', 'goal', {
      eventName: 'purchase',
      conditions: [],
      within: duration('20 days'),
      countedFrom: 'last-message',
      valueProperty: 'amount',
      whenReached: 'continue',
    })
    .node('thanks', 'email', letter)
    .node('failed', 'exit', { onEvent: { enabled: true, eventName: 'payment_error', conditions: [] } })
    .wire(...wires('start', 'holdout', 'test'), ['test', 'a', 'tomorrow'], ['test', 'b', 'hours'])
    .wire(...wires('tomorrow', 'letter', 'room'), ...wires('hours', 'text', 'room'), ['letter', 'not-sent', 'text'])
    .wire(['room', 'under', 'signs'], ['room', 'over', 'meet'])
    .wire(
      ['signs', 'cart', 'meet'],
      ['signs', 'compared', 'again'],
      ['signs', 'phone', 'meet'],
      ['signs', 'timeout', 'again'],
    )
    .wire(['again', 'again', 'tomorrow'], ['again', 'done', 'meet'])
    .wire(...wires('meet', 'date', 'first'), ['date', 'past', 'first'])
    .wire(['first', 'happened', 'bought'], ['first', 'timeout', 'bought'])
    .wire(['bought', 'reached', 'thanks'])
    .draw();
}

/** A wait that moves with a date of the customer, and with their zone. */
export function untilDate(): JourneyDocument {
  return campaign('search')
    .node('until', 'wait-until', { until: 'date', attribute: 'contract_end', whenPast: 'branch' })
    .node('letter', 'email', letter)
    .node('late', 'sms', text)
    .wire(...wires('start', 'until', 'letter'), ['until', 'past', 'late'])
    .draw();
}
