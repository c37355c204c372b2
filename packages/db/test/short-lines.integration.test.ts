/** Queries find in lines of the journal what they look for, in the lists of today and in the objects of before. */
import { randomUUID } from 'node:crypto';
import type { JournalLine } from '@kairos/engine';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { insertJournal, itsLines, listJournal, type TransactionSql, withWorkspaceSql } from '../src';
import { type MigratedDatabase, migrateFrom } from './earlier-database';

const [workspaceId, before, today] = [randomUUID(), randomUUID(), randomUUID()];
const [eventId, other] = [randomUUID(), randomUUID()];
/** A number of milliseconds that is not the same when it is computed by way of seconds. */
const at = 1_795_728_569_283;
const place = { nodeId: 'answer', visit: 1 };
const reason = { key: 'reason.merged' };

const LINES: JournalLine[] = [
  { type: 'triggered', at, nodeId: 'start', eventId, explanation: [] },
  { type: 'entered', at, ...place },
  { type: 'entered', at: at + 5, nodeId: 'answer', visit: 2 },
  { type: 'waiting', at, ...place, until: at + 1_001, reason },
  { type: 'waiting', at, ...place, until: null, reason: null },
  { type: 'left', at: at + 7, ...place, port: 'yes', reason, eventId },
  { type: 'left', at, ...place, port: 'no', reason: null, eventId: other },
  { type: 'left', at, ...place, port: 'no', reason: null, eventId: null },
  { type: 'message', at, ...place, channel: 'email', verdict: 'held', reason: 'quiet-hours', until: at + 9 },
  { type: 'message', at, ...place, channel: 'sms', verdict: 'planned', reason: null },
  { type: 'goal', at: at - 4, nodeId: 'bought', eventId: other, value: 3.5 },
  { type: 'moved', at, nodeId: null, version: 3 },
  { type: 'ended', at: at + 9, nodeId: null, outcome: 'completed', reason: null },
];

let migrated: MigratedDatabase;
const inWorkspace = <T>(work: (sql: TransactionSql) => Promise<T>) =>
  withWorkspaceSql(migrated.database, workspaceId, work);

beforeAll(async () => {
  migrated = await migrateFrom('0030_short_lines', async (admin) => {
    await admin`insert into journal (workspace_id, run_id, lines) values (${workspaceId}, ${before}, ${JSON.stringify(LINES)}::text::json)`;
  });
  await inWorkspace((sql) => insertJournal(sql, workspaceId, [{ runId: today, lines: LINES }]));
});
afterAll(() => migrated?.drop());

/** What a query is to find in a line. */
function columnsOf(line: JournalLine) {
  const told = {
    ...{ visit: null, eventId: null, port: null, until: null, verdict: null, outcome: null, value: null },
    ...line,
  };
  const { type, nodeId, visit, port, until, verdict, outcome, value } = told;
  return { type, nodeId, at: told.at, visit, eventId: told.eventId, port, until, verdict, outcome, value };
}

it.each([
  ['before', before],
  ['today', today],
])('in those of %s', async (_when, runId) => {
  const found = await inWorkspace(
    (sql) => sql`
      select l.type, l.node_id as "nodeId", l.at, l.visit, l.event_id as "eventId", l.port, l.until, l.verdict, l.outcome, l.value
        from journal j cross join ${itsLines(sql)} where j.run_id = ${runId} order by j.id, l.n`,
  );
  expect(found.map((row) => ({ ...row }))).toEqual(LINES.map(columnsOf));
  expect(await inWorkspace((sql) => listJournal(sql, runId, 100))).toEqual(LINES);
});
