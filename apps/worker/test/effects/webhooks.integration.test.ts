/** Webhook calls on the real way: commit, deliverer, endpoint, and back into the run. */
import { createHmac, randomBytes } from 'node:crypto';
import { NODE_KINDS } from '@kairos/nodes';
import { type BegunCall, beginCalls, createEndpoint, endEndpoint, rotateEndpointSecret } from '@kairos/services';
import { eventually, JourneyDriver, type OpenScenario, type Scenario } from '@kairos/testkit';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningWebhooks, startWebhooks } from '../../src/deliverers/webhook-deliverer';
import { runScenario } from '../running-scenario';
import { type Answer, openEndpoint, status } from './endpoint';

const secret = randomBytes(32);
const webhookHosts: string[] = [];
const opened: { close(): void }[] = [];

let running: OpenScenario;
let scenario: Scenario;
let webhooks: RunningWebhooks;
let names = 0;

const start = () =>
  startWebhooks({ database: scenario.database, secret, webhookHosts, log: pino({ level: 'silent' }) });
const parts = () => ({ database: scenario.database, secret, webhookHosts });

beforeAll(async () => {
  running = await runScenario();
  scenario = running.scenario;
  webhooks = await start();
});
afterAll(async () => {
  for (const endpoint of opened) endpoint.close();
  await webhooks.stop();
  await running.stop();
});

/** An endpoint, and a journey of its own that calls it as soon as `begin` happens; customers end up with an attribute `went`. */
async function callingJourney(
  answer: Answer,
  { patience = { amount: 1, unit: 'hours' }, leadsOnIfItFails = true } = {},
) {
  const endpoint = await openEndpoint(answer);
  opened.push(endpoint);
  webhookHosts.push(endpoint.host);
  const made = await createEndpoint(parts(), scenario.workspaceId, { name: 'Desk', url: endpoint.url });
  names += 1;
  const begin = `begin-${names}`;
  const went = (value: string) => ({ changes: [{ attribute: 'went', change: 'text', value }] });
  const document = new JourneyDriver(NODE_KINDS)
    .node('sign', 'event-indicator', { eventName: begin })
    .node('start', 'trigger', { threshold: null, reentry: { mode: 'every-time', period: { amount: 1, unit: 'days' } } })
    .node('call', 'webhook', { endpointId: made.id, eventType: 'at.risk', sendsAttributes: true, patience })
    .node('well', 'update-customer', went('well'))
    .node('badly', 'update-customer', went('badly'))
    .wire(['sign', 'signal', 'start'], ['start', 'next', 'call'], ['call', 'success', 'well']);
  if (leadsOnIfItFails) document.wire(['call', 'failure', 'badly']);
  const { journeyId } = await scenario.publish(`Call ${names}`, document.draw());
  const happens = (userId: string) =>
    scenario.send([{ userId, name: begin, at: Date.now(), properties: { amount: 5 } }], Date.now());
  return { ...made, journeyId, received: endpoint.received, happens };
}

async function wentOf(userId: string): Promise<string | null> {
  const [row] = await scenario.inWorkspace(
    (sql) => sql<{ went: string | null }[]>`select attributes ->> 'went' as went from customer where label = ${userId}`,
  );
  return row?.went ?? null;
}

const goes = (userId: string, way: string) =>
  eventually(`${userId} goes ${way}`, async () => (await wentOf(userId)) === way, { timeoutMs: 60_000 });

async function callsOf(endpointId: string) {
  return scenario.inWorkspace(
    (sql) => sql<
      {
        state: string;
        reason: string | null;
        attempt: number;
        status: number | null;
        body: string | null;
        answer: string | null;
      }[]
    >`
      select state, reason, attempt, status, body, answer from webhook_call where endpoint_id = ${endpointId}`,
  );
}

describe('a webhook', () => {
  it('tells the endpoint who and why, signed, and the customer goes on by “Taken”', async () => {
    const journey = await callingJourney((_call, _nth, response) => status(200)(response));
    await journey.happens('ana');
    await goes('ana', 'well');
    const [call] = journey.received;
    const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = call?.headers ?? {};
    const key = Buffer.from(journey.secret.replace('whsec_', ''), 'base64');
    const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${call?.body}`).digest('base64');
    expect(signature).toBe(`v1,${expected}`);
    expect(JSON.parse(call?.body ?? '')).toMatchObject({
      type: 'at.risk',
      data: { customer: { id: 'ana', attributes: {} }, startedBy: { properties: { amount: 5 } } },
    });
    // What went out about the customer is not kept.
    expect(await callsOf(journey.id)).toMatchObject([{ state: 'accepted', body: null, status: 200, answer: 'noted' }]);
  });

  it('is tried again after 500 under the same id, and not after 404: the customer goes on by “Failed”', async () => {
    const journey = await callingJourney((_call, nth, response) => status(nth === 1 ? 500 : 404)(response));
    await journey.happens('ben');
    await goes('ben', 'badly');
    expect(journey.received).toHaveLength(2);
    expect(new Set(journey.received.map((call) => call.id)).size).toBe(1);
    expect(await callsOf(journey.id)).toMatchObject([
      { state: 'rejected', reason: 'endpoint-refused', attempt: 2, status: 404 },
    ]);
  });

  it('is made again under its id when the answer got lost, so that the receiver can tell', async () => {
    const journey = await callingJourney((_call, nth, response) =>
      nth === 1 ? response.destroy() : status(200)(response),
    );
    await journey.happens('cas');
    await goes('cas', 'well');
    expect(journey.received).toHaveLength(2);
    expect(journey.received[0]).toMatchObject({ id: journey.received[1]?.id, body: journey.received[1]?.body });
  });

  it('is made again under its id when the machine died after the endpoint had taken it', async () => {
    await webhooks.stop();
    const journey = await callingJourney((_call, _nth, response) => status(200)(response));
    await journey.happens('dan');
    let taken: BegunCall | undefined;
    await eventually('the call is taken', async () => {
      const wanted = { limit: 1, perEndpoint: 1, leaseMilliseconds: 50 };
      [taken] = await beginCalls(parts(), scenario.workspaceId, wanted);
      return taken !== undefined;
    });
    const id = taken?.call.id ?? '';
    const body = taken?.body ?? '';
    await fetch(taken?.url ?? '', { method: 'POST', headers: { 'webhook-id': id }, body });
    webhooks = await start();
    await goes('dan', 'well');
    expect(journey.received.map((each) => [each.id, each.body])).toEqual([
      [id, body],
      [id, body],
    ]);
    expect(await callsOf(journey.id)).toMatchObject([{ state: 'accepted', attempt: 2 }]);
  });

  it('is given up when its time is over', async () => {
    const journey = await callingJourney((_call, _nth, response) => status(503)(response), {
      patience: { amount: 1, unit: 'seconds' },
    });
    await journey.happens('eva');
    await goes('eva', 'badly');
    expect(await callsOf(journey.id)).toMatchObject([{ state: 'rejected', reason: 'gave-up' }]);
  });

  it('fails when its endpoint was removed, and nothing is called', async () => {
    const journey = await callingJourney((_call, _nth, response) => status(200)(response));
    await endEndpoint(scenario.database, scenario.workspaceId, journey.id);
    await journey.happens('fem');
    await goes('fem', 'badly');
    expect(journey.received).toEqual([]);
  });

  it('does not wait for another endpoint that never answers', async () => {
    const silent = await callingJourney(() => undefined);
    const quick = await callingJourney((_call, _nth, response) => status(200)(response));
    for (const user of ['s1', 's2', 's3', 's4', 's5', 's6']) await silent.happens(user);
    await eventually('the silent endpoint is busy', async () => silent.received.length === 4);
    await quick.happens('gus');
    await goes('gus', 'well');
    expect(silent.received).toHaveLength(4);
  });
});

describe('a webhook that failed, where no way leads on', () => {
  const stopped = () =>
    scenario.inWorkspace(
      (sql) => sql`
        select node_id as "nodeId", failure ->> 'code' as code from run r join customer c on c.id = r.customer_id
         where c.label = 'ida' and r.outcome = 'failed'`,
    );

  it('keeps its customer until a member has it made again under its id, as often as it takes', async () => {
    const journey = await callingJourney((_call, nth, response) => status(nth < 3 ? 404 : 200)(response), {
      leadsOnIfItFails: false,
    });
    await journey.happens('ida');
    for (const times of [1, 2]) {
      await eventually('the customer stops at the call', async () => (await stopped()).length > 0);
      expect(await stopped()).toEqual([{ nodeId: 'call', code: 'no-way-on' }]);
      expect(journey.received).toHaveLength(times);
      expect(await scenario.tryAgain(journey.journeyId)).toBe(1);
      await eventually('it is called again', async () => journey.received.length > times);
    }
    await goes('ida', 'well');
    expect(new Set(journey.received.map((call) => call.id)).size).toBe(1);
    expect(await callsOf(journey.id)).toMatchObject([{ state: 'accepted', attempt: 3, status: 200 }]);
    expect(await scenario.tryAgain(journey.journeyId)).toBe(0);
  });
});

describe('a secret that is replaced', () => {
  it('signs beside the new one for a while', async () => {
    const journey = await callingJourney((_call, _nth, response) => status(200)(response));
    await rotateEndpointSecret(parts(), scenario.workspaceId, journey.id);
    await journey.happens('hal');
    await goes('hal', 'well');
    expect(String(journey.received[0]?.headers['webhook-signature']).split(' ')).toHaveLength(2);
  });
});
