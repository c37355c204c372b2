/** A message that speaks of the event behind its campaign, on the real way from the event to the rendered words. */
import { NODE_KINDS } from '@kairos/nodes';
import { ContentCache, claimDeliveries, type Delivery, PlanCache } from '@kairos/services';
import { eventually, JourneyDriver, type OpenScenario, type Scenario } from '@kairos/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runScenario } from '../running-scenario';

let running: OpenScenario;
let scenario: Scenario;

beforeAll(async () => {
  running = await runScenario();
  scenario = running.scenario;
});
afterAll(() => running.stop());

/** A customer who can be called and said yes, before anything happens. */
async function reachable(label: string): Promise<void> {
  await scenario.send(
    [{ userId: label, name: 'identify', kind: 'identify', at: Date.now(), properties: { phone: '+31612345678' } }],
    Date.now(),
  );
  await scenario.allow(label, ['sms']);
}

it('fills in the values of that event, and not of a later one', async () => {
  const document = new JourneyDriver(NODE_KINDS)
    .node('sign', 'event-indicator', { eventName: 'order' })
    .node('start', 'trigger', { threshold: null, reentry: { mode: 'once', period: { amount: 1, unit: 'days' } } })
    .node('thanks', 'sms', {
      text: 'Order {{ event.number }} of {{ event.total | number: 2 }}{{ event.nothing }}',
      topic: 'orders',
      purpose: 'service',
    })
    .wire(['sign', 'signal', 'start'], ['start', 'next', 'thanks'])
    .draw();
  await scenario.publish('Thanks', document);
  await reachable('ana');
  for (const [number, total] of [
    ['A-7', 12.5],
    ['B-8', 99],
  ] as const) {
    await scenario.send([{ userId: 'ana', name: 'order', at: Date.now(), properties: { number, total } }], Date.now());
  }
  const parts = {
    database: scenario.database,
    plans: new PlanCache(NODE_KINDS),
    contents: new ContentCache(),
    publicUrl: 'https://kairos.test',
    secret: Buffer.alloc(32, 7),
  };
  let deliveries: Delivery[] = [];
  await eventually('the message is planned', async () => {
    deliveries = await claimDeliveries(parts, scenario.workspaceId, {
      channel: 'sms',
      limit: 10,
      leaseMilliseconds: 60_000,
    });
    return deliveries.length > 0;
  });
  expect(deliveries.map(({ rendered }) => rendered)).toMatchObject([
    { type: 'ready', message: { words: { text: expect.stringContaining('Order A-7 of 12.50') } } },
  ]);
});
