/** Who enters a journey, and how often: acceptance cases 7 and 8, and the sensing that leads to it. */
import { NODE_KINDS } from '@kairos/nodes/runtime';
import { duration, JourneyDriver } from '../../journey/journey-driver';
import type { AcceptanceCase, CaseEvent } from '../case';
import { letter } from './campaign';

const day = (clock: string) => `2026-03-02T${clock}:00Z`;

/** Enters with an order and vip status, while the order lies no more than 30 minutes back. */
function forVips(): JourneyDriver {
  return new JourneyDriver(NODE_KINDS)
    .node('ordered', 'event-indicator', { eventName: 'order', within: duration('30 minutes') })
    .node('vip', 'profile-indicator', { conditions: [{ path: 'vip', comparison: 'is', value: true }] })
    .node('start', 'trigger', {
      threshold: null,
      needs: 'all',
      reentry: { mode: 'every-time', period: duration('1 day') },
    })
    .node('letter', 'email', letter)
    .wire(['ordered', 'signal', 'start'], ['vip', 'signal', 'start'], ['start', 'next', 'letter']);
}

function reentering(mode: string, period: string): JourneyDriver {
  return new JourneyDriver(NODE_KINDS)
    .node('asked', 'event-indicator', { eventName: 'ask' })
    .node('start', 'trigger', { threshold: null, needs: 'all', reentry: { mode, period: duration(period) } })
    .node('letter', 'email', letter)
    .node('pause', 'wait', { duration: duration('1 minute') })
    .wire(['asked', 'signal', 'start'], ['start', 'next', 'letter'], ['letter', 'next', 'pause']);
}

const asks = (...moments: string[]): CaseEvent[] => moments.map((at) => ({ at, name: 'ask' }));

/** Each invoice on its own, and one campaign for each that is not paid. */
function perInvoice(): JourneyDriver {
  return new JourneyDriver(NODE_KINDS)
    .node('unpaid', 'absence-indicator', {
      startEvent: 'invoice',
      missingEvent: 'payment',
      within: duration('14 days'),
      key: 'number',
    })
    .node('start', 'trigger', {
      threshold: null,
      needs: 'all',
      reentry: { mode: 'once-per-key', period: duration('1 day') },
    })
    .node('letter', 'email', letter)
    .wire(['unpaid', 'signal', 'start'], ['start', 'next', 'letter']);
}

const invoice = (at: string, number: string): CaseEvent => ({ at, name: 'invoice', properties: { number } });

export const ENTRIES: AcceptanceCase[] = [
  {
    number: 7,
    says: 'an attribute that is set within the grace of 30 minutes lets the customer in at that moment',
    journey: () => forVips().draw(),
    from: day('09:00'),
    until: day('12:00'),
    events: [
      { at: day('10:00'), name: 'order' },
      { at: day('10:12'), name: 'identify', properties: { vip: true } },
    ],
    expected: { messages: [[day('10:12').replace(':00Z', 'Z'), 'letter']] },
  },
  {
    number: 7,
    says: 'an attribute that is set after the grace of 30 minutes lets nobody in',
    journey: () => forVips().draw(),
    from: day('09:00'),
    until: day('12:00'),
    events: [
      { at: day('10:00'), name: 'order' },
      { at: day('10:31'), name: 'identify', properties: { vip: true } },
    ],
    expected: { path: [], messages: [] },
  },
  {
    number: 8,
    says: 'with a gap of 5 minutes between entries, 12:01 and 12:07 enter and 12:03 does not',
    journey: () => reentering('once-per', '5 minutes').draw(),
    from: day('12:00'),
    until: day('13:00'),
    events: asks(day('12:01'), day('12:03'), day('12:07')),
    expected: {
      messages: [
        ['2026-03-02T12:01Z', 'letter'],
        ['2026-03-02T12:07Z', 'letter'],
      ],
      outcomes: ['completed', 'completed'],
    },
  },
  {
    number: 8,
    says: 'without re-entry the customer enters once ever, also years later',
    journey: () => reentering('once', '1 day').draw(),
    from: day('12:00'),
    until: '2029-03-02T13:00:00Z',
    events: asks(day('12:01'), '2027-05-01T10:00:00Z', '2029-01-01T10:00:00Z'),
    expected: { messages: [['2026-03-02T12:01Z', 'letter']] },
  },
  {
    number: 8,
    says: 'each unpaid invoice gets one campaign of its own, also two that fall due at the same moment',
    journey: () => perInvoice().draw(),
    from: day('09:00'),
    until: '2026-05-01T09:00:00Z',
    events: [
      invoice(day('10:00'), 'A'),
      invoice(day('10:00'), 'B'),
      invoice(day('11:00'), 'C'),
      { at: '2026-03-10T10:00:00Z', name: 'payment', properties: { number: 'C' } },
    ],
    expected: {
      messages: [
        ['2026-03-16T10:00:00.001Z', 'letter'],
        ['2026-03-16T10:00:00.001Z', 'letter'],
      ],
    },
  },
];
