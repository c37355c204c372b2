/** A journey with a step of every kind, for plans that are kept: whatever a kind's settings are today, they must still be understood later. */
import type { JourneyDocument } from '@kairos/engine';
import { NODE_KINDS } from '@kairos/nodes/runtime';
import { letter, wires } from '../acceptance/cases/campaign';
import { everyWay } from '../journey/every-way';
import { duration, JourneyDriver } from '../journey/journey-driver';

/** Signs of every kind, of which any starts a campaign, every time. */
export function everySign(): JourneyDocument {
  const signs: [id: string, kind: string, config: Record<string, unknown>][] = [
    ['seen', 'event-indicator', { eventName: 'search', times: 2, within: duration('7 days') }],
    ['silent', 'absence-indicator', { startEvent: 'invoice', missingEvent: 'payment', key: 'invoice' }],
    ['much', 'aggregate-indicator', { eventName: 'purchase', measure: 'sum', property: 'amount', value: 200 }],
    ['birthday', 'date-indicator', { attribute: 'birth_date', yearly: true }],
    ['asked', 'journey-indicator', {}],
    ['mobile', 'profile-indicator', { conditions: [{ path: 'platform', comparison: 'is', value: 'mobile' }] }],
    [
      'then',
      'sequence-indicator',
      {
        steps: [
          { id: 'step-1', eventName: 'compare', conditions: [] },
          { id: 'step-2', eventName: 'add_to_cart', conditions: [] },
        ],
        within: duration('3 days'),
      },
    ],
    ['unanswered', 'unanswered-indicator', { times: 2, channel: 'email', responses: ['reply'] }],
    ['upgraded', 'value-indicator', { eventName: 'plan', property: 'tier', change: 'from-to', to: 'gold' }],
  ];
  const driver = signs.reduce((drawn, sign) => drawn.node(...sign), new JourneyDriver(NODE_KINDS));
  return driver
    .node('several', 'bundle', { needs: 'at-least', count: 2 })
    .node('score', 'score', { counting: 'each-time', halfLife: duration('14 days') })
    .node('hot', 'score-level', { level: 30, margin: 10 })
    .node('start', 'trigger', {
      threshold: null,
      needs: 'any',
      reentry: { mode: 'every-time', period: duration('1 day') },
    })
    .node('which', 'condition-split', {
      branches: [
        { id: 'mobile', name: 'Mobile', conditions: [{ path: 'platform', comparison: 'is', value: 'mobile' }] },
      ],
    })
    .node('note', 'push', { title: 'Hello', text: 'There is news', topic: 'news' })
    .node('mark', 'update-customer', { changes: [{ attribute: 'signs', change: 'add', value: '1' }] })
    .node('call', 'task', {
      title: 'Call',
      outcomes: [
        { id: 'outcome-1', name: 'Spoken' },
        { id: 'outcome-2', name: 'Not at home' },
      ],
    })
    .node('tell', 'webhook', { endpointId: 'desk', eventType: 'sign.seen' })
    .node('other', 'start-journey', { journeyId: 'survey' })
    .node('rest', 'stop-marketing', { reason: 'Enough for now', lasts: duration('30 days') })
    .node('mail', 'email', letter)
    .wire(
      ...signs.map(([id]): [string, string, string] => [
        id,
        'signal',
        id === 'then' || id === 'upgraded' ? 'several' : 'score',
      ]),
    )
    .wire(
      ['seen', 'signal', 'several'],
      ['score', 'points', 'hot'],
      ['hot', 'signal', 'start'],
      ['several', 'signal', 'start'],
    )
    .wire(...signs.map(([id]): [string, string, string] => [id, 'signal', 'start']))
    .wire(...wires('start', 'which'), ['which', 'mobile', 'note'], ['which', 'else', 'mail'])
    .wire(...wires('note', 'mark', 'call'), ...wires('mail', 'mark'))
    .wire(['call', 'outcome-1', 'tell'], ['call', 'not-done', 'other'], ['tell', 'failure', 'other'])
    .wire(...wires('other', 'rest'))
    .draw();
}

export const JOURNEYS_OF_EVERY_KIND = { 'every-sign': everySign, 'every-way': everyWay };
