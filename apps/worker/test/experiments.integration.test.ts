/** A test and a holdout on the workflow runtime, in several cohorts at once: exact figures, one decision, and arms that stay. */

import { randomUUID as uuid } from 'node:crypto';
import { insertConsents } from '@kairos/db';
import type { JourneyDocument } from '@kairos/engine';
import { NODE_KINDS } from '@kairos/nodes/runtime';
import { chooseWinner, publishJourney, readResults, saveDraft } from '@kairos/services';
import { duration, eventually, isAtRest, JourneyDriver, type OpenScenario, type Scenario } from '@kairos/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScenario } from './running-scenario';

const DAY = 86_400_000;
const BEGIN = Date.UTC(2026, 2, 2, 9);
const MEMBER = uuid();
const letter = { subject: 'Hello', body: 'Dear reader', topic: 'offers' };

const journey = (): JourneyDocument =>
  new JourneyDriver(NODE_KINDS)
    .startedBy('sign_up')
    .node('holdout', 'holdout', { percent: 20 })
    .node('test', 'ab-split', {
      arms: [
        { id: 'a', name: 'A', weight: 50 },
        { id: 'b', name: 'B', weight: 50 },
      ],
      goalId: 'bought',
      winner: {
        choose: 'by-rule',
        atLeast: 40,
        confidence: 90,
        deadline: duration('7 days'),
        ifTied: 'keep',
        ifTooFew: 'keep',
      },
    })
    .node('letter-a', 'email', letter)
    .node('letter-b', 'email', letter)
    .node('rest', 'wait', { duration: duration('300 days') })
    .node('bought', 'goal', {
      eventName: 'purchase',
      conditions: [],
      within: duration('300 days'),
      whenReached: 'count',
    })
    .wire(
      ['start', 'next', 'holdout'],
      ['holdout', 'next', 'test'],
      ['test', 'a', 'letter-a'],
      ['test', 'b', 'letter-b'],
      ['letter-a', 'next', 'rest'],
      ['letter-b', 'next', 'rest'],
    )
    .draw();

interface Arms {
  userId: string;
  arm: string;
  heldOut: boolean;
}

describe('a test that finds its winner on the workflow runtime', () => {
  let running: OpenScenario;
  let scenario: Scenario;
  let journeyId: string;
  let now = BEGIN;
  let revision = 1;
  /** Versions are in force from the beginning, however fast the clock runs. */
  let begun: number;

  beforeAll(async () => {
    begun = Date.now();
    running = await runScenario({ clock: { startsAt: BEGIN - DAY, speed: 1_000_000 }, runsPerWorkflow: 25 });
    scenario = running.scenario;
    await scenario.beginStream(BEGIN - DAY);
    ({ journeyId } = await scenario.publish('Test', journey()));
  }, 120_000);

  afterAll(() => running.stop());

  /** The same event for many, and then everything that follows from it. */
  async function all(userIds: string[], name: string): Promise<void> {
    now += 60_000;
    const at = now;
    await scenario.send(
      userIds.map((userId) => ({ userId, name, at })),
      at,
    );
    await scenario.streamHasCome(at);
    await eventually(`${name} has been dealt with`, () => isAtRest(scenario, at), { timeoutMs: 60_000 });
  }

  /** Customers with an address, who allow e-mail. */
  async function comesToKnow(userIds: string[]): Promise<void> {
    const identities = userIds.map((userId) => ({
      ...{ userId, kind: 'identify' as const, name: 'identify', at: now },
      properties: { email: `${userId}@customers.test` },
    }));
    await scenario.send(identities, now);
    const consents = userIds.map((userId) => ({ userId, channel: 'email' as const }));
    await scenario.inWorkspace((sql) =>
      insertConsents(sql, scenario.workspaceId, { consents, source: 'scenario', recordedAt: new Date(now) }),
    );
  }

  const arms = () =>
    scenario.inWorkspace(
      (sql) => sql<Arms[]>`
        select c.label as "userId", t.arm, h.arm = 'held-out' as "heldOut"
          from assignment t join assignment h using (customer_id) join customer c on c.id = t.customer_id
         where t.node_id = 'test' and h.node_id = 'holdout' order by c.label`,
    );

  async function results(nodeId: string) {
    const found = (await readResults(scenario.database, scenario.workspaceId, journeyId)).find(
      (each) => each.nodeId === nodeId,
    );
    if (!found) throw new Error(`No figures of ${nodeId}.`);
    const figures = Object.fromEntries(found.arms.map(({ arm, entered, reached }) => [arm, [entered, reached]]));
    return { ...found, figures };
  }

  async function edit(nodeId: string, config: JourneyDocument['nodes'][number]['config']): Promise<void> {
    const [row] = await scenario.inWorkspace(
      (sql) => sql<{ document: JourneyDocument }[]>`select document from journey_draft where journey_id = ${journeyId}`,
    );
    if (!row) throw new Error('The draft is gone.');
    const nodes = row.document.nodes.map((node) => (node.id === nodeId ? { ...node, config } : node));
    const draft = { journeyId, document: { ...row.document, nodes }, savedBy: MEMBER, basedOn: revision };
    revision = (await saveDraft(scenario.database, scenario.workspaceId, draft)).revision;
    const publication = { journeyId, revision, publishedBy: MEMBER };
    await publishJourney(scenario.database, NODE_KINDS, scenario.workspaceId, publication, begun);
  }

  const people = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${prefix}-${index + 100}`);
  const early = people('early', 200);

  it('counts everybody once, leaves out who is held out, and decides once', { timeout: 120_000 }, async () => {
    await comesToKnow(early);
    await all(early, 'sign_up');
    const given = await arms();
    expect(given).toHaveLength(200);
    const of = (arm: string) => given.filter((each) => each.arm === arm && !each.heldOut).map(({ userId }) => userId);
    const [inA, inB] = [of('a'), of('b')];
    expect(inA.length).toBeGreaterThanOrEqual(40);
    expect(inB.length).toBeGreaterThanOrEqual(40);
    expect((await results('test')).figures).toEqual({ a: [inA.length, 0], b: [inB.length, 0] });
    const heldOut = given.filter((each) => each.heldOut).map(({ userId }) => userId);
    const buyers = [...inA.slice(0, 3), ...inB.slice(0, 25), ...heldOut.slice(0, 6)];
    // Who of those that come together comes first is chance, and three of the one arm alone would decide.
    await all(inB.slice(0, 25), 'purchase');
    await all(buyers, 'purchase');
    const { figures, decision } = await results('test');
    expect(figures).toEqual({ a: [inA.length, 3], b: [inB.length, 25] });
    expect(decision).toMatchObject({ arm: 'b', basis: 'clear' });
    expect((await results('holdout')).figures).toEqual({
      treated: [inA.length + inB.length, 28],
      'held-out': [heldOut.length, 6],
    });
    const decided = await scenario.inWorkspace(
      (sql) =>
        sql`select 1 from journal j cross join journal_lines(j.lines, j.at, j.event_id) as line where line.type = 'decided'`,
    );
    expect(decided).toHaveLength(1);
  });

  it('gives later entrants the winner, and those who were in stay', { timeout: 120_000 }, async () => {
    const before = await arms();
    await all([...people('late', 20), ...early], 'sign_up');
    const after = await arms();
    expect(after.filter(({ userId }) => userId.startsWith('early'))).toEqual(before);
    expect(after.filter(({ userId }) => userId.startsWith('late')).map(({ arm }) => arm)).toEqual(Array(20).fill('b'));
    const { arms: figures } = await results('test');
    expect(figures.reduce((sum, { entered }) => sum + entered, 0)).toBe(before.filter((each) => !each.heldOut).length);
  });

  it('lives on when an unrelated step is edited and published', { timeout: 120_000 }, async () => {
    const before = await results('test');
    await edit('letter-a', { ...letter, subject: 'Hello again' });
    expect(await results('test')).toEqual(before);
    await all(people('later', 10), 'sign_up');
    expect((await arms()).filter(({ userId }) => userId.startsWith('later')).every(({ arm }) => arm === 'b')).toBe(
      true,
    );
  });

  it('lets a marketer take the winner back, choose another, and leave it to the rule again', {
    timeout: 120_000,
  }, async () => {
    const { key } = await results('test');
    const choose = (choice: Parameters<typeof chooseWinner>[2]['choice']) =>
      chooseWinner(scenario.database, scenario.workspaceId, {
        journeyId,
        nodeId: 'test',
        key,
        choice,
        memberId: MEMBER,
      });
    await choose({ of: 'shares' });
    await all(people('divided', 30), 'sign_up');
    const divided = (await arms()).filter(({ userId }) => userId.startsWith('divided'));
    expect(new Set(divided.map(({ arm }) => arm))).toEqual(new Set(['a', 'b']));
    await choose({ of: 'arm', arm: 'a' });
    expect((await results('test')).decision).toMatchObject({ arm: 'a', basis: 'by-hand' });
    await all(people('chosen', 10), 'sign_up');
    expect((await arms()).filter(({ userId }) => userId.startsWith('chosen')).every(({ arm }) => arm === 'a')).toBe(
      true,
    );
    await choose({ of: 'open' });
    expect((await results('test')).decision).toBeNull();
    await expect(choose({ of: 'arm', arm: 'z' })).rejects.toMatchObject({ code: 'live/test-changed' });
  });

  it('begins anew when the shares change, while everybody keeps the arm and the held out stay untouched', {
    timeout: 120_000,
  }, async () => {
    const before = await arms();
    const { key } = await results('test');
    await edit('holdout', { percent: 0 });
    await edit('test', {
      arms: [
        { id: 'a', name: 'A', weight: 10 },
        { id: 'b', name: 'B', weight: 90 },
      ],
      goalId: 'bought',
    });
    const anew = await results('test');
    expect(anew.key).not.toBe(key);
    expect(anew).toMatchObject({ startedAt: null, decision: null, figures: { a: [0, 0], b: [0, 0] } });
    await all(early, 'sign_up');
    expect((await arms()).filter(({ userId }) => userId.startsWith('early'))).toEqual(
      before.filter(({ userId }) => userId.startsWith('early')),
    );
    expect((await results('test')).figures).toEqual({ a: [0, 0], b: [0, 0] });
    const planned = await scenario.inWorkspace(
      (sql) => sql<{ arm: string; state: string; reason: string | null }[]>`
        select distinct h.arm, m.state, m.reason from message m join assignment h using (customer_id)
         where h.node_id = 'holdout' and m.customer_id in (select id from customer where label like 'early-%') order by 1`,
    );
    expect(planned.map((each) => ({ ...each }))).toEqual([
      { arm: 'held-out', state: 'skipped', reason: 'holdout' },
      { arm: 'treated', state: 'planned', reason: null },
    ]);
  });
});
