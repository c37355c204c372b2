/** Publishing over customers who wait, and pausing twice: what was shown first is what happens, on the real stack. */
import type { MoveChoices } from '@kairos/engine';
import { NODE_KINDS } from '@kairos/nodes/runtime';
import { readJourney, readMovePreview, readPauseOutlook, readPublicationImpact, saveDraft } from '@kairos/services';
import { duration, eventually, isAtRest, JourneyDriver, type OpenScenario, type Scenario } from '@kairos/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScenario } from './running-scenario';

const STARTS_AT = Date.parse('2026-03-01T09:00Z');
const HOUR = 3_600_000;
const CUSTOMERS = 40;
const letter = { subject: 'Hello', body: 'Dear reader', topic: 'offers' };

const begun = () =>
  new JourneyDriver(NODE_KINDS).startedBy('sign_up').node('first', 'email', letter).wire(['start', 'next', 'first']);

const withRest = () =>
  begun()
    .node('rest', 'wait', { duration: duration('7 days') })
    .node('second', 'email', letter)
    .wire(['first', 'next', 'rest'], ['rest', 'next', 'second'])
    .draw();

const withoutRest = () => begun().node('second', 'email', letter).wire(['first', 'next', 'second']).draw();

describe('a journey with customers under way', () => {
  let running: OpenScenario;
  let scenario: Scenario;

  beforeAll(async () => {
    running = await runScenario({ clock: { startsAt: STARTS_AT, speed: 3_600 } });
    scenario = running.scenario;
    await scenario.beginStream(STARTS_AT);
  }, 120_000);

  afterAll(() => running.stop());

  const passesTo = async (at: number) => {
    await scenario.streamHasCome(at);
    await eventually('everything has happened', () => isAtRest(scenario, at), { timeoutMs: 60_000 });
  };
  const standing = () =>
    scenario.inWorkspace(async (sql) => {
      const rows = await sql<{ place: string; count: number }[]>`
        select v.number || ' ' || coalesce(r.node_id, r.outcome) as place, count(*)::int as count
          from run r join journey_version v on v.id = r.version_id group by 1 order by 1`;
      return rows.map(({ place, count }) => [place, count]);
    });

  it('goes where the preview said, in the numbers that it said', { timeout: 240_000 }, async () => {
    const { journeyId } = await scenario.publish('over customers', withRest());
    const signUps = Array.from({ length: CUSTOMERS }, (_, n) => ({
      userId: `c${n}`,
      name: 'sign_up',
      at: STARTS_AT + 1_000,
    }));
    await scenario.send(signUps, STARTS_AT + 1_000);
    await passesTo(STARTS_AT + HOUR);
    const { draft } = await readJourney(scenario.database, scenario.workspaceId, journeyId);
    const change = { journeyId, document: withoutRest(), basedOn: draft.revision, savedBy: null };
    await saveDraft(scenario.database, scenario.workspaceId, change);
    const { places } = await readPublicationImpact(scenario.database, NODE_KINDS, scenario.workspaceId, journeyId);
    expect(places).toMatchObject([{ nodeId: 'rest', fate: 'removed', landing: 'second', waiting: CUSTOMERS }]);
    const stays: MoveChoices = { byStep: {}, others: 'stay' };
    expect(await scenario.publishNext(journeyId, withoutRest(), stays)).toEqual({
      ...{ moved: 0, left: 0, missed: 0, remaining: 0 },
      stayed: CUSTOMERS,
    });
    expect(await standing()).toEqual([['1 rest', CUSTOMERS]]);
    const goes: MoveChoices = { byStep: { rest: 'move' }, others: 'stay' };
    expect(await scenario.publishNext(journeyId, withoutRest(), goes)).toEqual({
      moved: CUSTOMERS,
      ...{ left: 0, missed: 0, remaining: 0, stayed: 0 },
    });
    await passesTo(STARTS_AT + 2 * HOUR);
    expect(await standing()).toEqual([['3 completed', CUSTOMERS]]);
    const preview = await readMovePreview(scenario.database, NODE_KINDS, scenario.workspaceId, {
      journeyId,
      number: 1,
    });
    expect(preview.places).toEqual([]);
    const planned = await scenario.inWorkspace(
      (sql) => sql<{ step: string; count: number }[]>`
        select v.number || ' ' || m.node_id as step, count(*)::int as count
          from message m join journey_version v on v.id = m.version_id group by 1 order by 1`,
    );
    // What was planned before stays a message of its own version.
    expect(planned.map(({ step, count }) => [step, count])).toEqual([
      ['1 first', CUSTOMERS],
      ['3 second', CUSTOMERS],
    ]);
  });

  it('is paused once however often it is asked, and goes on once', { timeout: 240_000 }, async () => {
    const { journeyId } = await scenario.publish('paused twice', withRest());
    const how = { mode: 'park', entries: 'keep' } as const;
    await scenario.pause(journeyId, how);
    await scenario.pause(journeyId, how);
    await scenario.send([{ userId: 'kept', name: 'sign_up', at: STARTS_AT + 3 * HOUR }], STARTS_AT + 3 * HOUR);
    await passesTo(STARTS_AT + 4 * HOUR);
    const outlook = await readPauseOutlook(scenario.database, scenario.workspaceId, journeyId);
    expect(outlook).toMatchObject({ ...how, acting: 0, overdue: 0, kept: 1 });
    await scenario.resume(journeyId, 'send');
    await scenario.resume(journeyId, 'send');
    await passesTo(STARTS_AT + 5 * HOUR);
    const runs = await scenario.inWorkspace(
      (sql) =>
        sql<
          { nodeId: string }[]
        >`select node_id as "nodeId" from run where journey_id = ${journeyId} and phase = 'acting'`,
    );
    expect(runs.map((run) => run.nodeId)).toEqual(['rest']);
    const pauses = await scenario.inWorkspace(
      (sql) => sql`select 1 from journey_pause where journey_id = ${journeyId} and resumed_at is not null`,
    );
    expect(pauses).toHaveLength(1);
  });
});
