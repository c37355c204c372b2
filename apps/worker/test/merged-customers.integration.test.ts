/** Visitors who turn out to be customers, while both are under way in the same test: one run, one arm, permission that was withdrawn. */

import { randomUUID as uuid } from 'node:crypto';
import { insertConsents } from '@kairos/db';
import { NODE_KINDS } from '@kairos/nodes/runtime';
import { acceptEvents, readResults } from '@kairos/services';
import { duration, eventually, isAtRest, JourneyDriver, type OpenScenario, type Scenario } from '@kairos/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScenario } from './running-scenario';

const DAY = 86_400_000;
const BEGIN = Date.UTC(2026, 2, 2, 9);
const PAIRS = Array.from({ length: 30 }, (_, index) => ({
  anonymousId: `visitor-${index + 100}`,
  userId: `user-${index + 100}`,
}));
const letter = { subject: 'Hello', body: 'Dear reader', topic: 'offers' };

const journey = () =>
  new JourneyDriver(NODE_KINDS)
    .startedBy('sign_up')
    .node('test', 'ab-split', {
      arms: [
        { id: 'a', name: 'A', weight: 50 },
        { id: 'control', name: 'Nothing', weight: 50 },
      ],
      goalId: 'bought',
    })
    .node('letter-a', 'email', letter)
    .node('rest', 'wait', { duration: duration('300 days') })
    .node('bought', 'goal', {
      eventName: 'purchase',
      conditions: [],
      within: duration('300 days'),
      whenReached: 'count',
    })
    .wire(
      ['start', 'next', 'test'],
      ['test', 'a', 'letter-a'],
      ['test', 'control', 'rest'],
      ['letter-a', 'next', 'rest'],
    )
    .draw();

interface Assigned {
  label: string;
  arm: string;
  counted: boolean;
}

describe('a visitor who turns out to be a customer', () => {
  let running: OpenScenario;
  let scenario: Scenario;
  let journeyId: string;
  let now = BEGIN;

  beforeAll(async () => {
    running = await runScenario({ clock: { startsAt: BEGIN - DAY, speed: 1_000_000 } });
    scenario = running.scenario;
    await scenario.beginStream(BEGIN - DAY);
    ({ journeyId } = await scenario.publish('Test', journey()));
  }, 120_000);

  afterAll(() => running.stop());

  interface Who {
    userId?: string;
    anonymousId?: string;
  }

  async function all(people: readonly Who[], name: string): Promise<void> {
    now += 60_000;
    const events = people.map(({ userId = null, anonymousId = null }) => ({
      ...{ messageId: uuid(), name, userId, anonymousId, properties: {}, occurredAt: now },
      kind: name === 'identify' ? ('identify' as const) : ('track' as const),
    }));
    await acceptEvents(scenario.database, scenario.workspaceId, events, now);
    await scenario.streamHasCome(now);
    await eventually(`${name} has been dealt with`, () => isAtRest(scenario, now), { timeoutMs: 60_000 });
  }

  const assigned = () =>
    scenario.inWorkspace(
      (sql) => sql<Assigned[]>`
        select c.label, a.arm, a.experiment is not null as counted
          from assignment a join customer c on c.id = a.customer_id order by c.label`,
    );

  async function figures(): Promise<Record<string, number>> {
    const [test] = await readResults(scenario.database, scenario.workspaceId, journeyId);
    return Object.fromEntries((test?.arms ?? []).map(({ arm, entered }) => [arm, entered]));
  }

  it('is one customer with one run, keeps the older arm, and is left out where both had another', {
    timeout: 180_000,
  }, async () => {
    await all(
      PAIRS.map(({ anonymousId }) => ({ anonymousId })),
      'sign_up',
    );
    await all(
      PAIRS.map(({ userId }) => ({ userId })),
      'sign_up',
    );
    const before = new Map((await assigned()).map((row) => [row.label, row.arm]));
    expect(before.size).toBe(60);
    const [first] = PAIRS;
    await scenario.inWorkspace(async (sql) => {
      const [visitor] = await sql<{ id: string }[]>`select id from customer where label = ${first?.anonymousId ?? ''}`;
      await insertConsents(sql, scenario.workspaceId, {
        consents: [{ userId: first?.userId ?? '', channel: 'email' }],
        source: 'scenario',
        recordedAt: new Date(now),
      });
      await sql`insert into consent (workspace_id, customer_id, channel, state, source, recorded_at)
                values (${scenario.workspaceId}, ${visitor?.id ?? ''}, 'email', 'withdrawn', 'scenario', ${new Date(now)})`;
    });
    const messages = await countOf('message');
    await all(PAIRS, 'identify');

    const after = await assigned();
    const isMixed = ({ anonymousId, userId }: (typeof PAIRS)[number]) => before.get(anonymousId) !== before.get(userId);
    expect(PAIRS.some(isMixed) && !PAIRS.every(isMixed)).toBe(true);
    expect(after.map((row) => ({ ...row }))).toEqual(
      PAIRS.map((pair) => ({ label: pair.userId, arm: before.get(pair.anonymousId), counted: !isMixed(pair) })),
    );
    const counted = (arm: string) => after.filter((row) => row.counted && row.arm === arm).length;
    expect(await figures()).toEqual({ a: counted('a'), control: counted('control') });
    expect(await countOf('message')).toBe(messages);
    const runs = await scenario.inWorkspace(
      (sql) =>
        sql<{ open: number }[]>`select count(*)::int as open from run where phase = 'acting' group by customer_id`,
    );
    expect(runs.map(({ open }) => open)).toEqual(PAIRS.map(() => 1));
    const ends = await scenario.inWorkspace(
      (sql) => sql<{ reason: string; count: number }[]>`
        select l.line -> 4 ->> 0 as reason, count(*)::int as count
          from journal j cross join journal_lines(j.lines, j.at, j.event_id) as l where l.type = 'ended' group by 1`,
    );
    expect(ends.map((row) => ({ ...row }))).toEqual([{ reason: 'reason.merged', count: 30 }]);
    expect(await countOf('customer')).toBe(30);
    const [consent] = await scenario.inWorkspace(
      (sql) => sql<{ state: string }[]>`
        select state from consent n join customer c on c.id = n.customer_id
         where c.label = ${first?.userId ?? ''} order by n.id desc limit 1`,
    );
    expect(consent?.state).toBe('withdrawn');
  });

  it('goes on in the run that survived, and counts for the goal once', { timeout: 60_000 }, async () => {
    await all(
      PAIRS.map(({ userId }) => ({ userId })),
      'purchase',
    );
    const [test] = await readResults(scenario.database, scenario.workspaceId, journeyId);
    expect(test?.arms.map(({ entered, reached }) => reached === entered && entered > 0)).toEqual([true, true]);
  });

  it('is never taken for a second user on the same device', { timeout: 60_000 }, async () => {
    const [first, second] = PAIRS;
    await all([{ userId: second?.userId ?? '', anonymousId: first?.anonymousId ?? '' }], 'identify');
    expect(await countOf('customer')).toBe(30);
    const keys = await scenario.inWorkspace(
      (sql) => sql<{ label: string }[]>`
        select c.label from customer_key k join customer c on c.id = k.customer_id where k.value = ${first?.anonymousId ?? ''}`,
    );
    expect(keys.map(({ label }) => label)).toEqual([first?.userId]);
  });

  async function countOf(table: 'customer' | 'message'): Promise<number> {
    const [row] = await scenario.inWorkspace(
      (sql) => sql<{ count: number }[]>`select count(*)::int as count from ${sql(table)}`,
    );
    return row?.count ?? 0;
  }
});
