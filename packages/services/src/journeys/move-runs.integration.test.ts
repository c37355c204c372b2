/** Two thousand customers who go to another version: in portions, each all or nothing, and counted as the preview said. */
import { findLatestMove, lockNextMove, takeMoveItems } from '@kairos/db';
import type { MoveChoices } from '@kairos/engine';
import { NODE_KINDS } from '@kairos/nodes/runtime';
import { JourneyDriver, openScenario, type Scenario } from '@kairos/testkit';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { continueMoves, readPublicationImpact, saveDraft } from './index';

const CUSTOMERS = 2_000;
const PORTION = 500;
const letter = { subject: 'Hello', body: 'Dear reader', topic: 'offers' };
const days = (amount: number) => ({ duration: { amount, unit: 'days' } });

const resting = (rest: number, subject: string) =>
  new JourneyDriver(NODE_KINDS)
    .node('signed-up', 'event-indicator', { eventName: 'sign_up' })
    .node('start', 'trigger', { threshold: null })
    .node('rest', 'wait', days(rest))
    .node('last', 'email', { ...letter, subject })
    .wire(['signed-up', 'signal', 'start'], ['start', 'next', 'rest'], ['rest', 'next', 'last'])
    .draw();

const EVERYBODY: MoveChoices = { byStep: {}, others: 'move' };

describe('a move of two thousand customers', () => {
  let scenario: Scenario;
  let stop: () => Promise<void>;
  let journeyId: string;

  beforeAll(async () => {
    ({ scenario, stop } = await openScenario({ kinds: NODE_KINDS }));
  });
  beforeEach(async () => {
    const { versionId, ...published } = await scenario.publish('Resting', resting(7, 'First'));
    journeyId = published.journeyId;
    await putToRest(versionId);
  });
  afterAll(() => stop());

  /** Every customer waits at the same step. */
  const putToRest = (versionId: string) =>
    scenario.inWorkspace(async (sql) => {
      const [ws, cohortId] = [scenario.workspaceId, uuid()];
      await sql`insert into cohort (id, workspace_id, journey_id, placed, open) values (${cohortId}, ${ws}, ${journeyId}, ${CUSTOMERS}, false)`;
      await sql`
        with known as (
          insert into customer (id, workspace_id, label, attributes, first_seen_at, last_seen_at)
          select gen_random_uuid(), ${ws}, 'c' || n, '{}', now(), now() from generate_series(1, ${CUSTOMERS}::int) as n returning id)
        insert into run (id, workspace_id, journey_id, version_id, customer_id, cohort_id, slot, phase, trigger_id, node_id,
                         state, opened_at, campaign_started_at, due_at)
        select gen_random_uuid(), ${ws}, ${journeyId}, ${versionId}, id, ${cohortId}, row_number() over (), 'acting', 'start', 'rest',
               ${JSON.stringify({ visits: { rest: 1 }, enteredAt: Date.now() })}::text::json, now(), now(), now() + interval '7 days'
          from known`;
    });

  const goOn = () => continueMoves(scenario.database, NODE_KINDS, scenario.workspaceId);
  const progress = () => scenario.inWorkspace((sql) => findLatestMove(sql, journeyId));
  const onVersion = async (number: number) => {
    const [row] = await scenario.inWorkspace(
      (sql) => sql<{ count: number }[]>`
        select count(*)::int as count from run r join journey_version v on v.id = r.version_id
         where r.journey_id = ${journeyId} and v.number = ${number} and r.phase = 'acting'`,
    );
    return row?.count;
  };

  it('goes in portions after the first, which goes with the publication, and ends as the preview counted', {
    timeout: 120_000,
  }, async () => {
    await saveDraft(scenario.database, scenario.workspaceId, {
      ...{ journeyId, document: resting(9, 'Second'), basedOn: 1, savedBy: null },
    });
    const { places } = await readPublicationImpact(scenario.database, NODE_KINDS, scenario.workspaceId, journeyId);
    expect(places).toMatchObject([{ nodeId: 'rest', fate: 'changed', waiting: CUSTOMERS }]);
    const counts = await scenario.publishNext(journeyId, resting(9, 'Second'), EVERYBODY);
    expect(counts).toEqual({ moved: PORTION, left: 0, missed: 0, remaining: CUSTOMERS - PORTION, stayed: 0 });
    expect(await onVersion(2)).toBe(PORTION);
    expect(await goOn()).toBe(true);
    expect(await progress()).toEqual({ number: 2, total: CUSTOMERS, moved: 2 * PORTION, departed: 0, missed: 0 });
    while (await goOn());
    expect(await progress()).toEqual({ number: 2, total: CUSTOMERS, moved: CUSTOMERS, departed: 0, missed: 0 });
    expect([await onVersion(1), await onVersion(2)]).toEqual([0, CUSTOMERS]);
    const lines = await scenario.inWorkspace(
      (sql) => sql<{ moves: number; told: number }[]>`
        select count(*)::int as moves, (select count(*)::int from inbox i join run r on r.id = i.run_id
                                         where r.journey_id = ${journeyId} and i.kind = 'look') as told
          from journal j join run r on r.id = j.run_id, journal_lines(j.lines, j.at, j.event_id) as line
         where r.journey_id = ${journeyId} and line.type = 'moved'`,
    );
    expect(lines).toMatchObject([{ moves: CUSTOMERS, told: CUSTOMERS }]);
  });

  it('is taken up where it stood after a portion that came to nothing, also by two at once', {
    timeout: 120_000,
  }, async () => {
    await scenario.publishNext(journeyId, resting(9, 'Second'), EVERYBODY);
    const cutOff = scenario.inWorkspace(async (sql) => {
      const move = await lockNextMove(sql);
      await takeMoveItems(sql, move?.id ?? '', PORTION);
      throw new Error('The worker is gone.');
    });
    await expect(cutOff).rejects.toThrow('gone');
    expect(await progress()).toMatchObject({ moved: PORTION });
    let more = true;
    while (more) more = (await Promise.all([goOn(), goOn()])).some(Boolean);
    expect(await progress()).toMatchObject({ moved: CUSTOMERS, missed: 0 });
    expect(await onVersion(2)).toBe(CUSTOMERS);
  });

  it('says of whom the campaign had ended before their turn, and that those who were to leave left', {
    timeout: 120_000,
  }, async () => {
    const leaving: MoveChoices = { byStep: { rest: 'exit' }, others: 'stay' };
    await scenario.publishNext(journeyId, resting(9, 'Second'), leaving);
    const ended = await scenario.inWorkspace(
      (sql) => sql`
        update run set phase = 'ended', outcome = 'goal', node_id = null, due_at = null
         where id in (select run_id from run_move_item order by run_id limit 3) returning id`,
    );
    expect(ended).toHaveLength(3);
    while (await goOn());
    expect(await progress()).toEqual({ number: 2, total: CUSTOMERS, moved: 0, departed: CUSTOMERS - 3, missed: 3 });
  });

  it('is given up for those of whom another move is ordered meanwhile', { timeout: 120_000 }, async () => {
    await scenario.publishNext(journeyId, resting(9, 'Second'), EVERYBODY);
    await scenario.publishNext(journeyId, resting(11, 'Third'), EVERYBODY);
    while (await goOn());
    expect([await onVersion(2), await onVersion(3)]).toEqual([0, CUSTOMERS]);
  });
});
