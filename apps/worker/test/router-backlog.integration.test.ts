/** A backlog is worked off batch after batch: nobody notifies the router of events that are there already. */
import { NODE_KINDS } from '@kairos/nodes';
import { PlanCache, routeBatch, routePartition } from '@kairos/services';
import { createTestDatabase, Scenario, type TestDatabase } from '@kairos/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

describe('a full batch of the router', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('says that there may be more, the last one that there is not', async () => {
    const scenario = await Scenario.create({ databaseUrl: database.appUrl, kinds: NODE_KINDS });
    const at = Date.now();
    await scenario.send(
      Array.from({ length: 501 }, () => ({ userId: 'ana', name: 'visit', at })),
      at,
    );
    const [ana] = await scenario.inWorkspace((sql) => sql<{ id: string }[]>`select id from customer`);
    const partition = routePartition(ana?.id ?? '');
    const next = () => routeBatch(scenario.database, new PlanCache(NODE_KINDS), scenario.workspaceId, [partition]);
    expect(await next()).toMatchObject({ routed: 500, more: true });
    expect(await next()).toMatchObject({ routed: 1, more: false });
    await scenario.close();
  });
});
