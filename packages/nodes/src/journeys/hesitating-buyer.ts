/** "Hesitating buyer": visitors of a web shop who look around, fill a cart and do not buy. */
import type { JourneyDocument, JourneyNode, Language } from '@kairos/engine';
import { edgesOf } from './draw';
import english from './hesitating-buyer.en.json';
import dutch from './hesitating-buyer.nl.json';

type Words = typeof english;

const SIGNS = [
  'searched',
  'compared',
  'cart',
  'cart-left',
  'on-a-phone',
  'from-an-ad',
  'payment-trouble',
  'in-conversation',
] as const;

const EDGES = edgesOf([
  ...SIGNS.map((sign) => [sign, 'signal', 'interest'] as const),
  ['interest', 'points', 'start'],
  ['start', 'next', 'which-device'],
  ['which-device', 'phone', 'tap-back'],
  ['which-device', 'else', 'first-letter'],
  ['tap-back', 'next', 'bought-already'],
  ['first-letter', 'next', 'bought-already'],
  ['bought-already', 'happened', 'leave'],
  ['bought-already', 'timeout', 'second-letter'],
  ['second-letter', 'next', 'bought'],
]);

/**
 * The journey with names and messages in one language. Listens to `search`, `compare`, `add_to_cart`, `payment_error`,
 * `support_chat` and `purchase`; looks at the attributes `platform` and `acquisition_channel`.
 */
export function hesitatingBuyerJourney(language: Language): JourneyDocument {
  const words = language === 'nl' ? dutch : english;
  return { schemaVersion: 1, nodes: [...sensing(words), ...campaign(words)], edges: EDGES };
}

// Without a cart that was left the signs stay below the threshold: nobody is disturbed on a first visit.
function sensing({ names, predicts }: Words): JourneyNode[] {
  return [
    happened('searched', names.searched, { eventName: 'search', times: 2, days: 1, points: 10 }),
    happened('compared', names.compared, { eventName: 'compare', times: 1, days: 3, points: 15 }),
    happened('cart', names.cart, { eventName: 'add_to_cart', times: 1, days: 1, points: 10 }),
    {
      id: 'cart-left',
      kind: 'absence-indicator',
      name: names['cart-left'],
      config: {
        startEvent: 'add_to_cart',
        startConditions: [],
        missingEvent: 'purchase',
        missingConditions: [],
        within: { amount: 1, unit: 'hours' },
        points: 30,
      },
    },
    fact('on-a-phone', names['on-a-phone'], { attribute: 'platform', value: 'mobile', points: 5 }),
    fact('from-an-ad', names['from-an-ad'], { attribute: 'acquisition_channel', value: 'paid_search', points: 5 }),
    happened('payment-trouble', names['payment-trouble'], {
      eventName: 'payment_error',
      times: 1,
      days: 1,
      points: -25,
    }),
    happened('in-conversation', names['in-conversation'], {
      eventName: 'support_chat',
      times: 1,
      days: 1,
      points: -15,
    }),
    {
      id: 'interest',
      kind: 'score',
      name: names.interest,
      config: { predicts, counting: 'while-true', halfLife: null, atLeast: null, atMost: null },
    },
    {
      id: 'start',
      kind: 'trigger',
      name: '',
      config: { threshold: 50, needs: 'all', reentry: { mode: 'once-per', period: { amount: 14, unit: 'days' } } },
    },
  ];
}

interface Sign {
  eventName: string;
  times: number;
  days: number;
  points: number;
}

function happened(id: string, name: string, { eventName, times, days, points }: Sign): JourneyNode {
  const within = { amount: days, unit: 'days' };
  return { id, kind: 'event-indicator', name, config: { eventName, conditions: [], times, within, points } };
}

interface Fact {
  attribute: string;
  value: string;
  points: number;
}

function fact(id: string, name: string, { attribute, value, points }: Fact): JourneyNode {
  const conditions = [{ path: attribute, comparison: 'is', value }];
  return {
    id,
    kind: 'profile-indicator',
    name,
    config: {
      source: 'attribute',
      conditions,
      eventName: '',
      measure: 'count',
      property: '',
      comparison: 'at-least',
      value: 1,
      points,
    },
  };
}

function campaign({ names, reasons, messages }: Words): JourneyNode[] {
  return [
    {
      id: 'which-device',
      kind: 'condition-split',
      name: names['which-device'],
      config: {
        branches: [
          {
            id: 'phone',
            name: names['on-a-phone'],
            conditions: [{ path: 'platform', comparison: 'is', value: 'mobile' }],
          },
        ],
      },
    },
    { id: 'tap-back', kind: 'push', name: names['tap-back'], config: messages['tap-back'] },
    { id: 'first-letter', kind: 'email', name: names['first-letter'], config: messages['first-letter'] },
    {
      id: 'bought-already',
      kind: 'wait-for-event',
      name: names['bought-already'],
      config: { eventName: 'purchase', conditions: [], atMost: { amount: 1, unit: 'days' } },
    },
    { id: 'second-letter', kind: 'email', name: names['second-letter'], config: messages['second-letter'] },
    {
      id: 'bought',
      kind: 'goal',
      name: names.bought,
      config: {
        eventName: 'purchase',
        conditions: [],
        within: { amount: 7, unit: 'days' },
        valueProperty: null,
        whenReached: 'count',
      },
    },
    {
      id: 'leave',
      kind: 'exit',
      name: names.leave,
      config: { reason: reasons.leave, onEvent: { enabled: true, eventName: 'purchase', conditions: [] } },
    },
  ];
}
