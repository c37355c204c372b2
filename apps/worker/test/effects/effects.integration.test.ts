/** What journeys do to customers, on the real way: commit, log, router, and back into other journeys. */
import { NODE_KINDS } from '@kairos/nodes';
import { eventually, JourneyDriver, type OpenScenario, type Scenario } from '@kairos/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScenario } from '../running-scenario';

const everyTime = {
  reentry: { mode: 'every-time', period: { amount: 1, unit: 'days' } },
  threshold: null,
  needs: 'any',
};

let running: OpenScenario;
let scenario: Scenario;

beforeAll(async () => {
  running = await runScenario();
  scenario = running.scenario;
});
afterAll(() => running.stop());

/** A journey that an event starts, up to the step behind its trigger. */
function startedBy(eventName: string): JourneyDriver {
  return new JourneyDriver(NODE_KINDS)
    .node('sign', 'event-indicator', { eventName })
    .node('start', 'trigger', everyTime)
    .wire(['sign', 'signal', 'start'], ['start', 'next', 'first']);
}

const happens = (userId: string, name: string) => scenario.send([{ userId, name, at: Date.now() }], Date.now());

/** Names of what the customer's log says, oldest first. */
async function logOf(userId: string): Promise<string[]> {
  const rows = await scenario.inWorkspace(
    (sql) => sql<{ name: string }[]>`
      select e.name from customer_event e join customer c on c.id = e.customer_id where c.label = ${userId} order by e.received_at, e.id`,
  );
  return rows.map((row) => row.name);
}

const logHolds = (userId: string, name: string) =>
  eventually(`the log of ${userId} holds ${name}`, async () => (await logOf(userId)).includes(name));

describe('stop marketing', () => {
  const blocksOf = (userId: string) =>
    scenario.inWorkspace(
      (sql) => sql<{ channel: string; reason: string; holds: boolean }[]>`
        select s.channel, s.reason, s.ends_at is null as holds from suppression s join customer c on c.id = s.customer_id
         where c.label = ${userId}`,
    );

  it('blocks the customer until the event that lifts it, and says both in the log', async () => {
    const document = startedBy('silence')
      .node('first', 'stop-marketing', { scope: 'channel', reason: 'No response', liftedBy: ['purchase'] })
      .draw();
    await scenario.publish('Leave alone', document);
    await happens('ana', 'purchase');
    await happens('ana', 'silence');
    await logHolds('ana', 'Marketing Stopped');
    expect(await blocksOf('ana')).toEqual([{ channel: 'email', reason: 'No response', holds: true }]);
    await happens('ana', 'purchase');
    await logHolds('ana', 'Marketing Allowed Again');
    expect(await blocksOf('ana')).toEqual([{ channel: 'email', reason: 'No response', holds: false }]);
    expect(await logOf('ana')).toEqual([
      'purchase',
      'silence',
      'Marketing Stopped',
      'purchase',
      'Marketing Allowed Again',
    ]);
  });

  it('follows five mailings without any response, and ends with the first one', async () => {
    const document = new JourneyDriver(NODE_KINDS)
      .node('silent', 'unanswered-indicator', { times: 5, channel: 'email', responses: ['reply'] })
      .node('start', 'trigger', everyTime)
      .node('first', 'stop-marketing', { reason: 'Five mailings without a response', liftedBy: ['reply'] })
      .wire(['silent', 'signal', 'start'], ['start', 'next', 'first']);
    await scenario.publish('Five without a response', document.draw());
    const mailing = { userId: 'eva', name: 'Message Accepted', properties: { channel: 'email' } };
    const mailings = (count: number) =>
      scenario.send(
        Array.from({ length: count }, () => ({ ...mailing, at: Date.now() })),
        Date.now(),
      );
    await mailings(4);
    await happens('eva', 'reply');
    await mailings(5);
    await logHolds('eva', 'Marketing Stopped');
    expect(await blocksOf('eva')).toMatchObject([{ channel: 'all', holds: true }]);
    await happens('eva', 'reply');
    await logHolds('eva', 'Marketing Allowed Again');
    expect(await blocksOf('eva')).toMatchObject([{ channel: 'all', holds: false }]);
  });
});

describe('update customer', () => {
  const attributesOf = async (userId: string) => {
    const [row] = await scenario.inWorkspace(
      (sql) => sql<{ attributes: object }[]>`select attributes from customer where label = ${userId}`,
    );
    return row?.attributes;
  };

  it('keeps something of the event, counts, and lets other journeys sense it', async () => {
    const counting = startedBy('brochure')
      .node('first', 'update-customer', {
        changes: [
          { attribute: 'last_brochure', change: 'event', value: 'title' },
          { attribute: 'brochures', change: 'add', value: '1' },
        ],
      })
      .node('split', 'condition-split', {
        branches: [{ id: 'third', name: '', conditions: [{ path: 'brochures', comparison: 'at-least', value: 3 }] }],
      })
      .node('keen', 'update-customer', { changes: [{ attribute: 'keen', change: 'yes', value: '' }] })
      .wire(['first', 'next', 'split'], ['split', 'third', 'keen']);
    const noticing = new JourneyDriver(NODE_KINDS)
      .node('sign', 'profile-indicator', { conditions: [{ path: 'keen', comparison: 'is', value: true }] })
      .node('start', 'trigger', everyTime)
      .node('first', 'stop-marketing', { reason: 'Calls are better' })
      .wire(['sign', 'signal', 'start'], ['start', 'next', 'first']);
    await scenario.publish('Count brochures', counting.draw());
    await scenario.publish('Notice who is keen', noticing.draw());
    for (const title of ['Houses', 'Gardens', 'Loans']) {
      await scenario.send([{ userId: 'ben', name: 'brochure', at: Date.now(), properties: { title } }], Date.now());
    }
    await logHolds('ben', 'Marketing Stopped');
    expect(await attributesOf('ben')).toEqual({ last_brochure: 'Loans', brochures: 3, keen: true });
  });
});

describe('start another journey', () => {
  const refusals = () =>
    scenario.inWorkspace(
      (sql) => sql<{ reason: string }[]>`
      select r->>4 as reason from transition t cross join json_array_elements(t.readings) as r where r->>4 = 'loop'`,
    );

  it('starts it once for the customer, as its trigger says, and never the journey that asked', async () => {
    const survey = new JourneyDriver(NODE_KINDS)
      .node('asked', 'journey-indicator')
      .node('start', 'trigger', { ...everyTime, reentry: { ...everyTime.reentry, mode: 'once' } })
      .node('first', 'update-customer', { changes: [{ attribute: 'surveys', change: 'add', value: '1' }] })
      .wire(['asked', 'signal', 'start'], ['start', 'next', 'first']);
    const { journeyId } = await scenario.publish('Survey', survey.draw());
    await scenario.publish('Ask', startedBy('call').node('first', 'start-journey', { journeyId }).draw());
    await happens('cas', 'call');
    await logHolds('cas', 'Customer Updated');
    await happens('cas', 'call');
    const askedTwice = async () => (await logOf('cas')).filter((name) => name === 'Journey Asked For').length === 2;
    await eventually('it was asked for twice', askedTwice);
    await happens('cas', 'last');
    const isRouted = () =>
      scenario.inWorkspace(async (sql) => (await sql`select 1 from route_queue limit 1`).length === 0);
    await eventually('everything is routed', isRouted);
    expect((await logOf('cas')).filter((name) => name === 'Customer Updated')).toHaveLength(1);
  });

  it('is refused where a journey would start itself by what it does', async () => {
    const circle = startedBy('dance')
      .node('again', 'event-indicator', { eventName: 'Customer Updated' })
      .node('first', 'update-customer', { changes: [{ attribute: 'rounds', change: 'add', value: '1' }] })
      .wire(['again', 'signal', 'start']);
    await scenario.publish('Round and round', circle.draw());
    await happens('dan', 'dance');
    await eventually('the circle is refused', async () => (await refusals()).length > 0);
    expect((await logOf('dan')).filter((name) => name === 'Customer Updated')).toHaveLength(1);
  });
});
