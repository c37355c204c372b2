/** A split on what customers did, before the campaign and in it: the runtime goes the way that the simulator goes. */
import { pathOfFact, simulateCustomer } from '@kairos/engine';
import { NODE_KINDS } from '@kairos/nodes';
import { eventually, JourneyDriver, type OpenScenario, type Scenario } from '@kairos/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runScenario } from './running-scenario';

let running: OpenScenario;
let scenario: Scenario;

beforeAll(async () => {
  running = await runScenario();
  scenario = running.scenario;
});
afterAll(() => running.stop());

const fact = (measure: 'count' | 'sum' | 'values', property = '') =>
  pathOfFact({ since: 'ever', eventName: 'purchase', measure, property });
const marked = (value: string) => ({ changes: [{ attribute: 'way', change: 'text', value }] });

const journey = new JourneyDriver(NODE_KINDS)
  .node('sign', 'event-indicator', { eventName: 'sign_up' })
  .node('start', 'trigger', { threshold: null, reentry: { mode: 'once', period: { amount: 1, unit: 'days' } } })
  .node('which', 'condition-split', {
    branches: [
      {
        id: 'owner',
        name: 'Has the car policy',
        conditions: [{ path: fact('values', 'product'), comparison: 'contains', value: 'car' }],
      },
      {
        id: 'spender',
        name: 'Spent a lot',
        conditions: {
          all: [
            { path: fact('sum', 'amount'), comparison: 'at-least', value: 100 },
            { path: fact('count'), comparison: 'at-least', value: 2 },
          ],
        },
      },
    ],
  })
  .node('owner', 'update-customer', marked('owner'))
  .node('spender', 'update-customer', marked('spender'))
  .node('other', 'update-customer', marked('other'))
  .wire(['sign', 'signal', 'start'], ['start', 'next', 'which'])
  .wire(['which', 'owner', 'owner'], ['which', 'spender', 'spender'], ['which', 'else', 'other']);

const purchases: Record<string, [product: string, amount: number][]> = {
  ana: [
    ['home', 60],
    ['car', 10],
  ],
  ben: [
    ['home', 60],
    ['boat', 40],
  ],
  eva: [['boat', 400]],
  kim: [],
};

function simulatedWay(events: { name: string; at: number; properties: Record<string, string | number> }[]) {
  const { runs } = simulateCustomer({
    ...{ plan: journey.plan(), kinds: NODE_KINDS, publishedAt: 0, assignmentKey: 'customer' },
    facts: { customerKey: 'customer', attributes: {}, timeZone: 'UTC' },
    events: events.map((event, index) => ({ id: `e${index}`, ...event })),
    until: Date.now(),
    gate: () => ({ verdict: 'send' }),
  });
  return runs[0]?.lines.filter((line) => line.type === 'entered').at(-1)?.nodeId;
}

it('knows the products, the money and the number of purchases of each customer', async () => {
  await scenario.publish('Split by purchases', journey.draw());
  const expected: Record<string, string | undefined> = {};
  for (const [userId, bought] of Object.entries(purchases)) {
    const events = [
      ...bought.map(([product, amount]) => ({
        name: 'purchase',
        at: Date.now() - 1_000,
        properties: { product, amount },
      })),
      { name: 'sign_up', at: Date.now(), properties: {} },
    ];
    await scenario.send(
      events.map((event) => ({ userId, ...event })),
      Date.now(),
    );
    expected[userId] = simulatedWay(events);
  }
  expect(expected).toEqual({ ana: 'owner', ben: 'spender', eva: 'other', kim: 'other' });
  const ways = async () => {
    const rows = await scenario.inWorkspace(
      (sql) => sql<{ label: string; way: string }[]>`
        select label, attributes ->> 'way' as way from customer where attributes ? 'way'`,
    );
    return Object.fromEntries(rows.map(({ label, way }) => [label, way]));
  };
  await eventually('everybody went a way', async () => Object.keys(await ways()).length === 4);
  expect(await ways()).toEqual(expected);
});
