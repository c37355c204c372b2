/** What an import would have started: noted by the router, counted, and started once when it is released. */
import { NODE_KINDS } from '@kairos/nodes';
import { PlanCache, readSilentStarts, releaseSilentStarts } from '@kairos/services';
import { eventually, JourneyDriver, type OpenScenario, type Scenario } from '@kairos/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScenario } from './running-scenario';

const DAY = 86_400_000;

let running: OpenScenario;
let scenario: Scenario;
const plans = new PlanCache(NODE_KINDS);

beforeAll(async () => {
  running = await runScenario();
  scenario = running.scenario;
});
afterAll(() => running.stop());

const once = { threshold: null, reentry: { mode: 'once', period: { amount: 1, unit: 'days' } } };
const mark = { changes: [{ attribute: 'reminded', change: 'add', value: '1' }] };

/** Reported now, some days after it happened. */
const happened = (userId: string, name: string, daysAgo: number, properties = {}) =>
  scenario.send([{ userId, name, at: Date.now() - daysAgo * DAY, properties }], Date.now());

const waiting = (journeyId: string) => readSilentStarts(scenario.database, scenario.workspaceId, journeyId);
const release = (journeyId: string) => releaseSilentStarts(scenario.database, plans, scenario.workspaceId, journeyId);

const allRouted = () =>
  eventually('everything is routed', async () => {
    const [row] = await scenario.inWorkspace(
      (sql) => sql<{ left: number }[]>`select count(*)::int as left from route_queue`,
    );
    return row?.left === 0;
  });

async function reminded(): Promise<Record<string, number>> {
  const rows = await scenario.inWorkspace(
    (sql) => sql<{ label: string; times: number }[]>`
      select label, (attributes ->> 'reminded')::int as times from customer where attributes ? 'reminded' order by label`,
  );
  return Object.fromEntries(rows.map(({ label, times }) => [label, times]));
}

describe('an import', () => {
  it('starts nothing, is counted, and starts what still holds once it is released', async () => {
    const document = new JourneyDriver(NODE_KINDS)
      .node('unpaid', 'absence-indicator', {
        startEvent: 'invoice',
        missingEvent: 'payment',
        within: { amount: 14, unit: 'days' },
      })
      .node('start', 'trigger', once)
      .node('remind', 'update-customer', mark)
      .wire(['unpaid', 'signal', 'start'], ['start', 'next', 'remind'])
      .draw();
    const { journeyId } = await scenario.publish('Unpaid', document);
    for (const customer of ['ana', 'ben', 'eva']) await happened(customer, 'invoice', 60);
    await allRouted();
    expect(await waiting(journeyId)).toEqual({ starts: 3, customers: 3 });
    expect(await reminded()).toEqual({});
    // Ben pays after all; what would have started no longer holds for him.
    await happened('ben', 'payment', 0);
    await allRouted();
    const woken: string[] = [];
    const listener = await scenario.database.listen('kairos_wake', (payload) => woken.push(payload));
    expect(await release(journeyId)).toEqual({ started: 2, passedOver: 1, isDone: false });
    await eventually('their cohort is woken at once', async () => woken.length > 0);
    await listener.unlisten();
    expect(await release(journeyId)).toEqual({ started: 0, passedOver: 0, isDone: true });
    await eventually('both are reminded', async () => Object.keys(await reminded()).length === 2, {
      timeoutMs: 60_000,
    });
    expect(await reminded()).toEqual({ ana: 1, eva: 1 });
    expect(await waiting(journeyId)).toEqual({ starts: 0, customers: 0 });
  });

  it('of several invoices of one customer starts those that are still unpaid when it is released', async () => {
    const document = new JourneyDriver(NODE_KINDS)
      .node('unpaid', 'absence-indicator', {
        startEvent: 'bill',
        missingEvent: 'settlement',
        within: { amount: 14, unit: 'days' },
        key: 'number',
      })
      .node('start', 'trigger', {
        threshold: null,
        reentry: { mode: 'once-per-key', period: { amount: 1, unit: 'days' } },
      })
      .node('remind', 'update-customer', { changes: [{ attribute: 'dunned', change: 'add', value: '1' }] })
      .wire(['unpaid', 'signal', 'start'], ['start', 'next', 'remind'])
      .draw();
    const { journeyId } = await scenario.publish('Bills', document);
    for (const number of ['A', 'B', 'C']) await happened('mia', 'bill', 60, { number });
    await allRouted();
    expect(await waiting(journeyId)).toEqual({ starts: 3, customers: 1 });
    await happened('mia', 'settlement', 0, { number: 'A' });
    await allRouted();
    expect(await release(journeyId)).toEqual({ started: 2, passedOver: 1, isDone: false });
    expect(await waiting(journeyId)).toEqual({ starts: 0, customers: 0 });
  });

  it('of a customer who is known already is counted as well, and the limit of the trigger holds', async () => {
    const document = new JourneyDriver(NODE_KINDS)
      .node('visited', 'event-indicator', { eventName: 'visit' })
      .node('start', 'trigger', { ...once, limits: { perHour: 1, perDay: null } })
      .node('remind', 'update-customer', { changes: [{ attribute: 'welcomed', change: 'yes', value: '' }] })
      .wire(['visited', 'signal', 'start'], ['start', 'next', 'remind'])
      .draw();
    const { journeyId } = await scenario.publish('Visits', document);
    for (const customer of ['kim', 'lou']) {
      await happened(customer, 'identify', 0);
      await happened(customer, 'visit', 30);
    }
    await allRouted();
    expect(await waiting(journeyId)).toEqual({ starts: 2, customers: 2 });
    expect(await release(journeyId)).toMatchObject({ started: 1, passedOver: 0 });
    expect(await release(journeyId)).toEqual({ started: 0, passedOver: 0, isDone: true });
    expect(await waiting(journeyId)).toEqual({ starts: 1, customers: 1 });
  });
});
