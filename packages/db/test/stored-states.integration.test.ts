/** States of runs and sensing states as the lists of the live view look at them: those of today, and those that were stored before. */
import { randomUUID } from 'node:crypto';
import { type RunState, type SensingState, watchingRun } from '@kairos/engine';
import { createTestDatabase, type TestDatabase } from '@kairos/testkit/stack';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  connectDatabase,
  type Database,
  insertRuns,
  insertTransitions,
  listReached,
  listSensed,
  listVisitors,
  readRuns,
  readSensing,
  type TransactionSql,
  upsertSensing,
  withWorkspaceSql,
} from '../src';

const workspaceId = randomUUID();
const [journeyId, versionId, cohortId] = [randomUUID(), randomUUID(), randomUUID()];
const sensingHash = '0123456789abcdef'.repeat(4);
const at = Date.UTC(2026, 10, 26);
const runState: RunState = {
  ...watchingRun(null),
  ...{ phase: 'acting', nodeId: 'pause', visits: { pause: 1 }, enteredAt: at, campaignStartedAt: at },
  hits: [{ nodeId: 'goal', eventId: null, at, value: null }],
};
const sensed: SensingState = { at, nodes: { sign: { state: null, reading: { active: true, value: 7, fired: 0 } } } };
const page = { workspaceId, journeyId, span: null, before: null, limit: 10 };

let testDatabase: TestDatabase;
let database: Database;
const inWorkspace = <T>(work: (sql: TransactionSql) => Promise<T>) => withWorkspaceSql(database, workspaceId, work);

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connectDatabase(testDatabase.appUrl, { max: 2 });
  await inWorkspace(async (sql) => {
    for (const [index, label] of ['today', 'before'].entries()) {
      const customerId = randomUUID();
      await sql`insert into customer (id, workspace_id, label, first_seen_at, last_seen_at)
                values (${customerId}, ${workspaceId}, ${label}, now(), now())`;
      const ids = { id: randomUUID(), journeyId, versionId, customerId, cohortId, slot: index + 1 };
      const opened = { phase: 'acting' as const, triggerId: 'start', openedAt: new Date(at), dueAt: null };
      await insertRuns(sql, workspaceId, [{ ...ids, ...opened, state: runState }]);
      await upsertSensing(sql, workspaceId, [{ journeyId, sensingHash, customerId, state: sensed }]);
      const reading = { nodeId: 'sign', active: true, value: 7, fired: 0 };
      await insertTransitions(sql, workspaceId, [
        { journeyId, customerId, at: new Date(at), eventId: null, ...reading },
      ]);
    }
    await sql`update run set node_id = 'pause', campaign_started_at = ${new Date(at)}`;
    await sql`update run set state = ${JSON.stringify(runState)}::text::json where slot = 2`;
    await sql`update sensing set state = ${JSON.stringify(sensed)}::text::json
               where customer_id = (select id from customer where label = 'before')`;
  });
});
afterAll(async () => {
  await database.end();
  await testDatabase.drop();
});

const labels = (people: { label: string }[]) => people.map(({ label }) => label).sort();

describe('a state that is stored in few bytes, and one of earlier days', () => {
  it('are read alike', async () => {
    const runs = await inWorkspace((sql) => readRuns(sql, cohortId, [], [1, 2]));
    expect(runs.map((run) => run.state)).toEqual([runState, runState]);
    const customerIds = runs.map((run) => run.customerId);
    const states = await inWorkspace((sql) => readSensing(sql, customerIds, [{ journeyId, sensingHash }]));
    expect(states.map(({ state, ...row }) => ({ state, hash: row.sensingHash }))).toEqual([
      { state: sensed, hash: sensingHash },
      { state: sensed, hash: sensingHash },
    ]);
  });

  it('are both found by the step that was visited and by the goal that was reached', async () => {
    const found = await inWorkspace((sql) => listVisitors(sql, page, { versionId: null, nodeId: 'pause' }));
    expect(labels(found)).toEqual(['before', 'today']);
    const elsewhere = await inWorkspace((sql) => listVisitors(sql, page, { versionId: null, nodeId: 'letter' }));
    expect(elsewhere).toEqual([]);
    const reached = await inWorkspace((sql) => listReached(sql, page, { versionId: null, nodeIds: ['goal'] }));
    expect(labels(reached)).toEqual(['before', 'today']);
  });

  it('say both what a node of the sensing state said last', async () => {
    const people = await inWorkspace((sql) => listSensed(sql, page, 'sign'));
    expect(people.map(({ value }) => value)).toEqual([7, 7]);
  });
});
