/** A journey about a date, published when its customers have long been known. */
import { NODE_KINDS } from '@kairos/nodes';
import { JourneyDriver, openScenario, type Scenario } from '@kairos/testkit';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTE_PARTITIONS } from '../events';
import { PlanCache } from './live-plans';
import { prepareVersions } from './prepare-version';
import { routeBatch } from './route-batch';

const DAY = 86_400_000;
const dateIn = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** Fourteen days before the end of a contract, at nine in the morning. */
const contractEnds = () =>
  new JourneyDriver(NODE_KINDS)
    .node('ends', 'date-indicator', { attribute: 'contract_end' })
    .node('start', 'trigger', { threshold: null })
    .node('leave', 'exit', { onEvent: { enabled: false, eventName: '', conditions: [] } })
    .wire(['ends', 'signal', 'start'], ['start', 'next', 'leave'])
    .draw();

describe('publishing a journey about a date', () => {
  let scenario: Scenario;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ scenario, stop } = await openScenario({ kinds: NODE_KINDS }));
  });
  afterAll(() => stop());

  it('sets an alarm for every customer whose date lies ahead, and for no other', async () => {
    const plans = new PlanCache(NODE_KINDS);
    const { database, workspaceId } = scenario;
    const ends = { soon: dateIn(30), past: dateIn(-30), never: 'unknown' };
    for (const [userId, contract_end] of Object.entries(ends)) {
      const now = Date.now();
      const identity = { userId, kind: 'identify' as const, name: 'identify', at: now };
      await scenario.send([{ ...identity, properties: { contract_end } }], now);
    }
    for (let partition = 0; partition < ROUTE_PARTITIONS; partition += 1) {
      await routeBatch(database, plans, workspaceId, [partition]);
    }
    await scenario.publish('Contract ends', contractEnds(), uuid());
    await prepareVersions(database, plans, workspaceId, async () => {});
    const alarms = await scenario.inWorkspace(
      (sql) => sql<{ label: string; openedAt: Date; dueAt: Date }[]>`
        select c.label, r.opened_at as "openedAt", r.due_at as "dueAt" from run r join customer c on c.id = r.customer_id where r.phase = 'watching'`,
    );
    expect(alarms.map(({ label }) => label)).toEqual(['soon']);
    // Watched since the publication, and not since the beginning of time.
    expect(Date.now() - (alarms[0]?.openedAt.getTime() ?? 0)).toBeLessThan(DAY);
    const noticed = Date.parse(ends.soon) - 14 * DAY;
    // Nine in the morning in Amsterdam is seven or eight o'clock UTC.
    expect((alarms[0]?.dueAt.getTime() ?? 0) - noticed).toBeGreaterThanOrEqual(7 * 3_600_000);
    expect((alarms[0]?.dueAt.getTime() ?? 0) - noticed).toBeLessThanOrEqual(8 * 3_600_000);
  });
});
