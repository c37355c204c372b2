/** Customers' lives that take them into a campaign of each journey whose plan is kept, and through most of it. */
import type { EngineEvent, JsonObject } from '@kairos/engine';
import type { Life } from './stored-plan';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEGIN = Date.UTC(2026, 0, 5, 9);

type Happening = [day: number, name: string, properties?: JsonObject];

function life(happenings: Happening[], attributes: JsonObject = {}, days = 200): Life {
  const events = happenings.map(
    ([day, name, properties = {}], index): EngineEvent => ({
      id: `e${String(index).padStart(3, '0')}`,
      name,
      at: BEGIN + day * DAY,
      properties,
    }),
  );
  return { attributes, events, until: BEGIN + days * DAY };
}

/** Something every few hours for two months, in a fixed order. */
const busy = (names: string[]): Happening[] =>
  [...Array(90).keys()].map((number): Happening => {
    const name = names[(number * 7 + Math.floor(number / 5)) % names.length] ?? '';
    const tier = number % 2 === 0 ? 'silver' : 'gold';
    return [number * 0.7, name, { amount: (number * 37) % 120, invoice: `I${number % 9}`, tier, channel: 'email' }];
  });

const SIGNS = [
  'search',
  'invoice',
  'payment',
  'purchase',
  'compare',
  'add_to_cart',
  'plan',
  'Message Accepted',
  'reply',
];
const WAYS = ['search', 'compare', 'add_to_cart', 'purchase', 'support_chat'];

/** By the journey's name. */
export const LIVES: Readonly<Record<string, Life>> = {
  welcome: life([[0, 'sign_up']]),
  'abandoned-cart': life([
    [0, 'add_to_cart'],
    [20, 'add_to_cart'],
    [22, 'purchase', { amount: 30 }],
  ]),
  'unpaid-invoice': life([
    [0, 'invoice_sent'],
    [16, 'payment_received', { amount: 80 }],
    [40, 'invoice_sent'],
  ]),
  'contract-end': life([[0, 'visit']], { contract_end: '2026-04-11' }),
  'moving-house': life([[0, 'address_changed']]),
  retirement: life([[0, 'brochure_download', { subject: 'retirement' }]], { age: 63 }),
  birthday: life([[0, 'visit']], { birth_date: '1950-03-02' }),
  'win-back': life([
    [0, 'purchase', { amount: 150 }],
    [3, 'purchase', { amount: 20 }],
  ]),
  'hesitating-buyer': life(busy([...WAYS.filter((name) => name !== 'purchase'), 'payment_error']), {
    platform: 'desktop',
  }),
  'call-centre-follow-up': life([[0, 'call_ended', { subject: 'complaint' }]]),
  'negative-scoring': life([
    [1, 'usage_limit_reached'],
    [2, 'survey_answered', { rating: 10 }],
  ]),
  'every-sign': life(busy(SIGNS), { birth_date: '1980-01-20', platform: 'mobile' }),
  'every-way': life(busy(WAYS), { platform: 'desktop' }),
};
