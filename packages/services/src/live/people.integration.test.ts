/** Who is meant by a number of the live view. */
import { countSensed } from '@kairos/db';
import { hesitatingBuyerJourney, NODE_KINDS } from '@kairos/nodes';
import { openScenario, type Scenario } from '@kairos/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTE_PARTITIONS } from '../events';
import { PlanCache, routeBatch } from '../routing';
import { readPeople } from './people';

let scenario: Scenario;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ scenario, stop } = await openScenario({ kinds: NODE_KINDS }));
});
afterAll(() => stop());

describe('customers whom a journey senses', () => {
  it('are those of whom something was true, not all who do what ends a wait', async () => {
    const { database, workspaceId } = scenario;
    const { journeyId } = await scenario.publish('Hesitating buyer', hesitatingBuyerJourney('en'));
    const at = Date.now();
    await scenario.send(
      [
        { userId: 'of-another-shop', name: 'purchase', at },
        { userId: 'hesitates', name: 'add_to_cart', at },
      ],
      at,
    );
    const plans = new PlanCache(NODE_KINDS);
    for (let partition = 0; partition < ROUTE_PARTITIONS; partition += 1) {
      await routeBatch(database, plans, workspaceId, [partition]);
    }
    const [followed] = await scenario.inWorkspace(
      (sql) => sql<{ count: number }[]>`select count(*)::int as count from sensing where journey_id = ${journeyId}`,
    );
    expect(followed?.count).toBe(2);
    expect(await scenario.inWorkspace((sql) => countSensed(sql, workspaceId, journeyId))).toBe(1);
    const question = {
      journeyId,
      list: 'sensed',
      versionId: null,
      range: null,
      kinds: NODE_KINDS,
      nodeId: null,
      reason: null,
      cursor: null,
      limit: 9,
    } as const;
    const { people } = await readPeople(database, workspaceId, question);
    expect(people.map(({ label }) => label)).toEqual(['hesitates']);
  });
});
