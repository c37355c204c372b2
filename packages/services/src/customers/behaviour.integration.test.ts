/** A customer who does not want what they did to be looked at: nothing is sensed or scored, and no journey starts by it. */
import { withWorkspaceSql } from '@kairos/db';
import { NODE_KINDS } from '@kairos/nodes';
import { createTestDatabase, JourneyDriver, Scenario, type TestDatabase } from '@kairos/testkit';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTE_PARTITIONS } from '../events';
import { PlanCache, prepareVersions, routeBatch } from '../routing';
import { recordCustomerWish } from './wishes';

const brochure = () =>
  new JourneyDriver(NODE_KINDS)
    .node('asked', 'event-indicator', { eventName: 'Brochure' })
    .node('start', 'trigger', {
      threshold: null,
      reentry: { mode: 'every-time', period: { amount: 1, unit: 'days' } },
    })
    .node('leave', 'exit', { onEvent: { enabled: false, eventName: '', conditions: [] } })
    .wire(['asked', 'signal', 'start'], ['start', 'next', 'leave'])
    .draw();

describe('a wish that behaviour is not used', () => {
  const plans = new PlanCache(NODE_KINDS);
  const [ana, bram] = [uuid(), uuid()];
  let testDatabase: TestDatabase;
  let scenario: Scenario;
  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    scenario = await Scenario.create({ databaseUrl: testDatabase.appUrl, kinds: NODE_KINDS });
    await scenario.addCustomer('ana', ana);
    await scenario.addCustomer('bram', bram);
    await scenario.publish('Brochure', brochure(), uuid());
  });
  afterAll(async () => {
    await scenario.close();
    await testDatabase.drop();
  });

  async function bothAsk(): Promise<void> {
    const now = Date.now();
    await scenario.send(
      ['ana', 'bram'].map((userId) => ({ userId, name: 'Brochure', at: now })),
      now,
    );
    for (let partition = 0; partition < ROUTE_PARTITIONS; partition += 1) {
      await routeBatch(scenario.database, plans, scenario.workspaceId, [partition]);
    }
  }
  const say = (mayBeUsed: boolean) =>
    recordCustomerWish(scenario.database, scenario.workspaceId, {
      customerId: bram,
      wish: { about: 'behaviour', mayBeUsed },
      onBehalf: null,
    });
  const count = (customerId: string) =>
    withWorkspaceSql(scenario.database, scenario.workspaceId, async (sql) => {
      const [row] = await sql<{ runs: number; sensed: number; events: number }[]>`
        select (select count(*)::int from run where customer_id = ${customerId}) as runs,
               (select count(*)::int from sensing where customer_id = ${customerId}) as sensed,
               (select count(*)::int from customer_event where customer_id = ${customerId}) as events`;
      return row;
    });

  it('keeps journeys from sensing and starting, while the event itself is kept', async () => {
    await say(false);
    await bothAsk();
    expect(await count(ana)).toEqual({ runs: 1, sensed: 1, events: 1 });
    expect(await count(bram)).toEqual({ runs: 0, sensed: 0, events: 1 });
  });

  it('keeps a journey that is published afterwards from sensing what was done before', async () => {
    await scenario.publish('Another', brochure(), uuid());
    await prepareVersions(scenario.database, plans, scenario.workspaceId, async () => {});
    expect(await count(ana)).toMatchObject({ sensed: 2 });
    expect(await count(bram)).toMatchObject({ sensed: 0 });
  });

  it('taken back lets journeys start again, from what the customer does then', async () => {
    await say(true);
    expect(await count(bram)).toMatchObject({ runs: 0 });
    await bothAsk();
    expect(await count(bram)).toMatchObject({ runs: 2, sensed: 2 });
  });

  it('said once more forgets what was sensed in between', async () => {
    await say(false);
    expect(await count(bram)).toMatchObject({ sensed: 0, events: 2 });
  });
});
