/** Silence says something of whoever was observed for long enough, and nothing yet of a customer who has just come. */
import { NODE_KINDS } from '@kairos/nodes';
import { JourneyDriver, openScenario, type Scenario } from '@kairos/testkit';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTE_PARTITIONS } from '../events';
import { PlanCache } from './live-plans';
import { routeBatch } from './route-batch';

const DAY = 86_400_000;

/** A brochure, of somebody who did not come to see us in the last thirty days. */
const interestWithoutVisit = () =>
  new JourneyDriver(NODE_KINDS)
    .node('visited', 'event-indicator', { eventName: 'visit', times: 1, within: { amount: 30, unit: 'days' } })
    .node('none', 'bundle', { needs: 'none' })
    .node('brochure', 'event-indicator', { eventName: 'brochure', times: 1 })
    .node('both', 'bundle', { needs: 'all' })
    .node('start', 'trigger', { threshold: null })
    .node('leave', 'exit', { onEvent: { enabled: false, eventName: '', conditions: [] } })
    .wire(['visited', 'signal', 'none'], ['none', 'signal', 'both'], ['brochure', 'signal', 'both'])
    .wire(['both', 'signal', 'start'], ['start', 'next', 'leave'])
    .draw();

describe('a journey for whom nothing happened', () => {
  let scenario: Scenario;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ scenario, stop } = await openScenario({ kinds: NODE_KINDS }));
  });
  afterAll(() => stop());

  it('takes in those who were silent for the whole period, and not those who have just come', async () => {
    const { database, workspaceId } = scenario;
    const track = (userId: string, name: string, at: number) => ({ userId, kind: 'track' as const, name, at });
    await scenario.publish('Interest without a visit', interestWithoutVisit(), uuid());
    // What lies before the publication starts nothing.
    const now = Date.now();
    await scenario.send(
      [track('somebody', 'visit', now - 50 * DAY), track('long known', 'mail opened', now - 40 * DAY)],
      now,
    );
    const plans = new PlanCache(NODE_KINDS);
    const routeAll = async () => {
      for (let partition = 0; partition < ROUTE_PARTITIONS; partition += 1) {
        await routeBatch(database, plans, workspaceId, [partition]);
      }
    };
    // Of which events the workspace has heard is known once they are routed, whosever come first.
    await routeAll();
    await scenario.send([track('long known', 'brochure', now), track('newcomer', 'brochure', now)], now);
    await routeAll();
    const started = await scenario.inWorkspace(
      (sql) => sql<{ label: string }[]>`
        select c.label from run r join customer c on c.id = r.customer_id where r.campaign_started_at is not null`,
    );
    expect(started.map(({ label }) => label)).toEqual(['long known']);
    const alarms = await scenario.inWorkspace(
      (sql) => sql<{ dueAt: Date }[]>`
        select r.due_at as "dueAt" from run r join customer c on c.id = r.customer_id
         where c.label = 'newcomer' and r.phase = 'watching'`,
    );
    expect(alarms.map(({ dueAt }) => dueAt.getTime())).toEqual([now + 30 * DAY]);
  });
});
