/** Endpoints that fail, and providers of whom nobody hears whether they took a message (29). */
import { duration } from '../../journey/journey-driver';
import type { AcceptanceCase } from '../case';
import { campaign, letter, text, wires } from './campaign';

const signUp = { at: '2026-03-02T09:00Z', name: 'sign_up' };

/** Calls the endpoint, and writes to the customer if it fails. */
const callsTheDesk = (patience: string) => (endpointId: string) =>
  campaign()
    .node('desk', 'webhook', { endpointId, eventType: 'signed-up', patience: duration(patience) })
    .node('told', 'update-customer', { changes: [{ attribute: 'desk', change: 'text', value: 'told' }] })
    .node('letter', 'email', letter)
    .wire(['start', 'next', 'desk'], ['desk', 'success', 'told'], ['desk', 'failure', 'letter'])
    .draw();

/** Calls the endpoint, and does not say what is to happen if it fails. */
const reliesOnTheDesk = (endpointId: string) =>
  campaign()
    .node('desk', 'webhook', { endpointId, eventType: 'signed-up', patience: duration('1 hour') })
    .node('told', 'update-customer', { changes: [{ attribute: 'desk', change: 'text', value: 'told' }] })
    .wire(['start', 'next', 'desk'], ['desk', 'success', 'told'])
    .draw();

const calling = {
  number: 29,
  journey: callsTheDesk('1 hour'),
  from: '2026-03-02T08:00Z',
  until: '2026-03-02T23:00Z',
  events: [signUp],
};

const sending = (kind: 'email' | 'sms', content: object) => ({
  number: 29,
  journey: () =>
    campaign()
      .node('note', kind, { ...content })
      .node('end', 'join')
      .wire(...wires('start', 'note', 'end'))
      .draw(),
  from: '2026-03-02T08:00Z',
  until: '2026-03-02T12:00Z',
  events: [signUp],
});

export const ENDPOINTS_AND_PROVIDERS: AcceptanceCase[] = [
  {
    ...calling,
    says: 'an endpoint that breaks down is called again, one that says no is not: the customer goes on by “Failed”',
    endpoint: [500, 404],
    expected: {
      calls: [['desk', [500, 404]]],
      left: ['desk > failure', 'letter > next'],
      fates: [['letter', 'sent']],
      outcomes: ['completed'],
    },
  },
  {
    ...calling,
    says: 'an endpoint that says no at once is called once',
    endpoint: [404],
    expected: { calls: [['desk', [404]]], left: ['desk > failure', 'letter > next'] },
  },
  {
    ...calling,
    says: 'an endpoint that comes back in time has taken the call, and the customer goes on by “Taken”',
    endpoint: [500, 503, 200],
    expected: { calls: [['desk', [500, 503, 200]]], left: ['desk > success', 'told > next'], messages: [] },
  },
  {
    ...calling,
    says: 'a call whose answer got lost is made again under its own id',
    endpoint: [null, 200],
    expected: { calls: [['desk', [null, 200]]], left: ['desk > success', 'told > next'] },
  },
  {
    ...calling,
    says: 'an endpoint that stays broken is given up when the time that the step gives is over',
    journey: callsTheDesk('1 second'),
    endpoint: [500],
    expected: { left: ['desk > failure', 'letter > next'], outcomes: ['completed'] },
  },
  {
    ...calling,
    says: 'where no way leads on by “Failed” the customer stops at the call',
    journey: reliesOnTheDesk,
    endpoint: [404],
    expected: { calls: [['desk', [404]]], path: ['desk'], left: [], outcomes: ['failed'] },
  },
  {
    ...calling,
    says: 'the call can be made again from there, under its own id, and the customer goes on by “Taken”',
    journey: reliesOnTheDesk,
    endpoint: [500, 404, 200],
    changes: [{ at: '2026-03-02T18:00Z', type: 'try-again' }],
    expected: {
      calls: [['desk', [500, 404, 200]]],
      path: ['desk', 'told'],
      left: ['desk > success', 'told > next'],
      outcomes: ['failed', 'completed'],
    },
  },
  {
    ...calling,
    says: 'a call that fails again leaves the customer where they were',
    journey: reliesOnTheDesk,
    endpoint: [404],
    changes: [{ at: '2026-03-02T18:00Z', type: 'try-again' }],
    expected: { calls: [['desk', [404, 404]]], path: ['desk'], left: [], outcomes: ['failed', 'failed'] },
  },
  {
    ...sending('email', letter),
    says: 'an e-mail of which nobody knows whether it was taken is not sent a second time',
    provider: ['takes-and-vanishes'],
    expected: { fates: [['note', 'assumed-sent']], copies: [['note', 1]], outcomes: ['completed'] },
  },
  {
    ...sending('sms', text),
    says: 'a text message of which nobody knows whether it was taken is asked for under its own key, and passed on once',
    provider: ['takes-and-vanishes', 'takes'],
    expected: { fates: [['note', 'sent']], copies: [['note', 1]], outcomes: ['completed'] },
  },
  {
    ...sending('sms', text),
    says: 'a provider that is busy gets the message later, once',
    provider: ['is-busy', 'takes'],
    expected: { fates: [['note', 'sent']], copies: [['note', 1]] },
  },
  {
    ...sending('sms', text),
    says: 'a message that the provider refuses is not tried again, and the customer goes on',
    provider: ['refuses'],
    expected: { fates: [['note', 'address-refused']], copies: [], left: ['note > next', 'end > next'] },
  },
];
