/** What was stored in a row for each line, reading and event listened for is found unchanged in the row of its step. */
import { randomUUID } from 'node:crypto';
import type { JournalLine } from '@kairos/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findSubscriptions,
  insertJournal,
  insertTransitions,
  listFired,
  listJournal,
  listSensedMoments,
  type TransactionSql,
  withWorkspaceSql,
} from '../src';
import { type MigratedDatabase, migrateFrom } from './earlier-database';

const [workspaceId, journeyId, customerId] = [randomUUID(), randomUUID(), randomUUID()];
const [runId, cohortId, eventId] = [randomUUID(), randomUUID(), randomUUID()];
const at = Date.UTC(2026, 10, 26, 9);
const lines: JournalLine[] = [
  { type: 'triggered', at, nodeId: 'start', eventId, explanation: [] },
  { type: 'entered', at, nodeId: 'answer', visit: 1 },
  { type: 'waiting', at, nodeId: 'answer', visit: 1, until: null, reason: null },
];
const later: JournalLine = { type: 'ended', at: at + 1, nodeId: 'answer', outcome: 'exited', reason: null };

let migrated: MigratedDatabase;
const inWorkspace = <T>(work: (sql: TransactionSql) => Promise<T>) =>
  withWorkspaceSql(migrated.database, workspaceId, work);

beforeAll(async () => {
  migrated = await migrateFrom('0026_row_per_step', async (sql) => {
    await sql`insert into customer (id, workspace_id, label, first_seen_at, last_seen_at) values (${customerId}, ${workspaceId}, 'ana', now(), now())`;
    await sql`
    insert into run (id, workspace_id, journey_id, version_id, customer_id, cohort_id, slot, phase, state, opened_at)
    values (${runId}, ${workspaceId}, ${journeyId}, ${randomUUID()}, ${customerId}, ${cohortId}, 1, 'acting', '{}', now())`;
    for (const line of lines)
      await sql`insert into journal (workspace_id, run_id, line) values (${workspaceId}, ${runId}, ${JSON.stringify(line)}::text::json)`;
    await sql`
    insert into transition (workspace_id, journey_id, customer_id, node_id, at, active, value, fired, event_id, refusal)
    values (${workspaceId}, ${journeyId}, ${customerId}, 'sign', ${new Date(at)}, true, '0.5', 1, ${eventId}, null),
           (${workspaceId}, ${journeyId}, ${customerId}, 'start', ${new Date(at)}, false, '10', 0, ${eventId}, 'loop')`;
    await sql`
    insert into subscription (workspace_id, run_id, customer_id, node_id, scope, event_name, since, until)
    values (${workspaceId}, ${runId}, ${customerId}, 'answer', 'step', 'answered', ${new Date(at)}, ${new Date(at + 5)}),
           (${workspaceId}, ${runId}, ${customerId}, 'goal', 'campaign', 'bought', ${new Date(at)}, null)`;
  });
});
afterAll(() => migrated?.drop());

const page = { workspaceId: workspaceId, journeyId: journeyId, span: null, before: null, limit: 10 };
const moments = { customerId: customerId, journeyId: journeyId, until: new Date(at), limit: 10 };
const sign = { nodeId: 'sign', at: new Date(at), active: true, value: 0.5, fired: 1, refusal: null };
const start = { nodeId: 'start', at: new Date(at), active: false, value: 10, fired: 0, refusal: 'loop' };

describe('what was stored before', () => {
  it('is read line by line, in the order in which it happened, and goes on', async () => {
    expect(await inWorkspace((sql) => listJournal(sql, runId, 10))).toEqual(lines);
    await inWorkspace((sql) => insertJournal(sql, workspaceId, [{ runId: runId, lines: [later] }]));
    expect(await inWorkspace((sql) => listJournal(sql, runId, 10))).toEqual([...lines, later]);
    expect(await inWorkspace((sql) => listJournal(sql, runId, 2))).toEqual(lines.slice(0, 2));
  });

  it('tells which readings changed, newest first, and which indicator fired', async () => {
    expect(await inWorkspace((sql) => listSensedMoments(sql, moments))).toEqual([start, sign]);
    expect(await inWorkspace((sql) => listFired(sql, page, 'sign'))).toMatchObject([{ label: 'ana', value: 0.5 }]);
    expect(await inWorkspace((sql) => listFired(sql, page, 'start'))).toEqual([]);
  });

  it('still listens, within the same bounds', async () => {
    const heard = await inWorkspace((sql) => findSubscriptions(sql, [customerId], ['answered', 'bought']));
    expect(heard).toEqual([
      { runId, cohortId, customerId, eventName: 'answered', since: at, until: at + 5 },
      { runId, cohortId, customerId, eventName: 'bought', since: at, until: null },
    ]);
  });
});

describe('readings that one event changed', () => {
  it('are one row, a second firing of a node another, and each firing is a page position of its own', async () => {
    const why = { journeyId: journeyId, customerId: customerId, at: new Date(at + 1), eventId: null };
    const reading = { ...why, active: true, value: 1, fired: 1 };
    await inWorkspace((sql) =>
      insertTransitions(sql, workspaceId, [
        { ...reading, nodeId: 'visit' },
        { ...reading, nodeId: 'score', fired: 0 },
        { ...reading, nodeId: 'visit', value: 2 },
      ]),
    );
    const rows = await inWorkspace((sql) => sql`select 1 from transition where at = ${why.at}`);
    expect(rows).toHaveLength(2);
    const fired = await inWorkspace((sql) => listFired(sql, { ...page, limit: 1 }, 'visit'));
    expect(fired).toMatchObject([{ value: 2 }]);
    const before = { key: fired[0]?.key ?? '', at: new Date(0) };
    expect(await inWorkspace((sql) => listFired(sql, { ...page, before }, 'visit'))).toMatchObject([{ value: 1 }]);
  });
});
