/** Who is stuck: found at the steps where they wait longer than others did, and quickly among a hundred thousand who wait. */
import { appendFlow, countStuck, listStuck, type TransactionSql } from '@kairos/db';
import { DAY_MILLISECONDS, stayMetric } from '@kairos/engine';
import { NODE_KINDS } from '@kairos/nodes';
import { duration, JourneyDriver, openScenario, Scenario } from '@kairos/testkit';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPeople } from './people';
import { readStuck } from './stuck';

const NOW = Date.UTC(2026, 1, 10, 12);

/** A wait of two days, and then one for an answer. */
const journey = () =>
  new JourneyDriver(NODE_KINDS)
    .startedBy('sign_up', 'once')
    .node('pause', 'wait', { duration: duration('2 days') })
    .node('answer', 'wait-for-event', { eventName: 'purchase', atMost: duration('20 days') })
    .wire(['start', 'next', 'pause'], ['pause', 'next', 'answer'])
    .draw();

let scenario: Scenario;
let stop: () => Promise<void>;
let stranger: Scenario;
let journeyId: string;
let versionId: string;

beforeAll(async () => {
  const settings = { kinds: NODE_KINDS, clock: { startsAt: NOW, speed: 0.001 } };
  ({ scenario, stop } = await openScenario(settings));
  stranger = await Scenario.create({ database: scenario.database, ...settings });
});

afterAll(() => stop());

beforeEach(async () => {
  ({ journeyId, versionId } = await scenario.publish('Ask', journey()));
});

/** So many customers waited at a step so long, and went on. */
async function haveWaited(nodeId: string, days: number, customers: number): Promise<void> {
  const metric = stayMetric(days * DAY_MILLISECONDS);
  const change = { journeyId, versionId, nodeId, metric, amount: customers, at: null };
  await scenario.inWorkspace((sql) => appendFlow(sql, scenario.workspaceId, [change]));
}

interface Waiting {
  nodeId: string;
  days: number;
  /** Days from now at which they go on by themselves. */
  dueInDays: number | null;
  waitsFor?: string;
}

async function waits(name: string, { nodeId, days, dueInDays, waitsFor }: Waiting): Promise<void> {
  const [customerId, runId] = [uuid(), uuid()];
  const at = (inDays: number) => new Date(NOW + inDays * DAY_MILLISECONDS);
  await scenario.addCustomer(name, customerId);
  await scenario.inWorkspace(async (sql) => {
    const listens = waitsFor === undefined ? null : JSON.stringify([[waitsFor, at(-days).getTime(), null]]);
    const state = JSON.stringify({ visits: {}, enteredAt: at(-days).getTime() });
    await sql`insert into run (id, workspace_id, journey_id, version_id, customer_id, cohort_id, slot, phase, node_id, state, opened_at, due_at, listens)
              values (${runId}, ${scenario.workspaceId}, ${journeyId}, ${versionId}, ${customerId}, ${uuid()}, 1, 'acting', ${nodeId},
                      ${state}::text::json, ${at(-days)}, ${dueInDays === null ? null : at(dueInDays)}, ${listens}::text::json)`;
  });
}

const stuckAt = async () => {
  const { steps } = await readStuck(scenario.database, scenario.workspaceId, { journeyId, kinds: NODE_KINDS });
  return Object.fromEntries(steps.map(({ nodeId, stuck }) => [nodeId, stuck]));
};

const people = async (nodeId: string | null, limit = 10, cursor: { key: string; at: number } | null = null) =>
  readPeople(scenario.database, scenario.workspaceId, {
    ...{
      journeyId,
      list: 'stuck',
      versionId: null,
      nodeId,
      reason: null,
      range: null,
      cursor,
      limit,
      kinds: NODE_KINDS,
    },
  });

const isGone = { dueInDays: -1 };

describe('who is stuck', () => {
  it('waits longer than ninety-five in a hundred did at the same step', async () => {
    await haveWaited('pause', 2, 95);
    await haveWaited('pause', 9, 5);
    await waits('quick', { nodeId: 'pause', days: 2, ...isGone });
    await waits('slow', { nodeId: 'pause', days: 3, ...isGone });
    expect(await stuckAt()).toEqual({ pause: 1 });
    expect((await people('pause')).people.map(({ label }) => label)).toEqual(['slow']);
  });

  it('is nobody who only waits for a moment that is still to come', async () => {
    await haveWaited('pause', 2, 50);
    await waits('planned', { nodeId: 'pause', days: 5, dueInDays: 1 });
    await waits('with-goal', { nodeId: 'pause', days: 5, dueInDays: 1, waitsFor: 'the goal of the campaign' });
    await waits('overdue', { nodeId: 'pause', days: 5, dueInDays: -0.01 });
    await waits('for-ever', { nodeId: 'pause', days: 4, dueInDays: null });
    expect((await people('pause')).people.map(({ label }) => label)).toEqual(['overdue', 'for-ever']);
  });

  it('may wait for an event that others had by then, and the list says for which, and since when', async () => {
    await haveWaited('answer', 2, 50);
    await waits('waiting', { nodeId: 'answer', days: 5, dueInDays: 9, waitsFor: 'purchase' });
    const [person] = (await people(null)).people;
    expect(person).toMatchObject({ label: 'waiting', nodeId: 'answer', waitsFor: ['purchase'] });
    expect(person?.at).toBe(NOW - 5 * DAY_MILLISECONDS);
  });

  it('is not told where fewer than twenty have waited', async () => {
    await haveWaited('pause', 2, 19);
    await waits('slow', { nodeId: 'pause', days: 30, ...isGone });
    expect(await stuckAt()).toEqual({});
    expect((await people(null)).people).toEqual([]);
  });

  it('comes page by page over all steps, who waits longest first', async () => {
    await haveWaited('pause', 1, 20);
    await haveWaited('answer', 1, 20);
    for (const [index, nodeId] of ['pause', 'answer', 'pause', 'answer', 'pause'].entries()) {
      await waits(`c${index}`, { nodeId, days: 10 - index, ...isGone });
    }
    const first = await people(null, 2);
    const second = await people(null, 2, first.next);
    const third = await people(null, 2, second.next);
    const labels = [first, second, third].flatMap((page) => page.people.map(({ label }) => label));
    expect(labels).toEqual(['c0', 'c1', 'c2', 'c3', 'c4']);
    expect(third.next).toBeNull();
  });

  it('is told to nobody of another workspace', async () => {
    await expect(
      readStuck(stranger.database, stranger.workspaceId, { journeyId, kinds: NODE_KINDS }),
    ).rejects.toMatchObject({
      code: 'journeys/not-found',
    });
  });
});

describe('among a hundred thousand who wait', () => {
  const MANY = 100_000;

  beforeEach(async () => {
    const cohortId = uuid();
    await scenario.inWorkspace(async (sql) => {
      await sql`
        insert into run (id, workspace_id, journey_id, version_id, customer_id, cohort_id, slot, phase, node_id, state, opened_at, due_at)
        select gen_random_uuid(), ${scenario.workspaceId}, ${journeyId}, ${versionId}, gen_random_uuid(), ${cohortId}, n, 'acting', 'pause',
               json_build_object('visits', json_build_object(), 'enteredAt', (${NOW}::bigint - n * 60000::bigint)), now(), ${new Date(NOW + 1)}
          from generate_series(1, ${MANY}) n`;
    });
  });

  it('a look reads a few of them, by the index', { timeout: 120_000 }, async () => {
    const limits = [{ versionId, nodeId: 'pause', cameBefore: new Date(NOW - DAY_MILLISECONDS), hears: [] }];
    const question = { workspaceId: scenario.workspaceId, journeyId, limits, now: new Date(NOW) };
    const read = await rowsRead(async (sql) => {
      expect(await countStuck(sql, question)).toEqual([]);
      expect(await listStuck(sql, question, { after: null, limit: 50 })).toEqual([]);
    });
    expect(read).toBeLessThan(5_000);
  });

  /** Rows of `run` that were fetched while `look` asked. */
  async function rowsRead(look: (sql: TransactionSql) => Promise<void>): Promise<number> {
    return scenario.inWorkspace(async (sql) => {
      const fetched = async () => {
        const [row] = await sql<{ read: number }[]>`
          select (pg_stat_get_xact_tuples_fetched(oid) + pg_stat_get_xact_tuples_returned(oid))::int as read
            from pg_class where relname = 'run'`;
        return row?.read ?? 0;
      };
      const before = await fetched();
      await look(sql);
      return (await fetched()) - before;
    });
  }
});
