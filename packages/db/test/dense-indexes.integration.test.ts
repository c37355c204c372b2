/** Lists whose indexes hold runs by the minute and rows by the thousand come exactly in order all the same, and older states are found. */
import { randomUUID } from 'node:crypto';
import { watchingRun } from '@kairos/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  insertJournal,
  insertRuns,
  insertTransitions,
  lastJournalId,
  listFired,
  listHappenings,
  listStanding,
  listTriggered,
  type PeoplePage,
  type PersonRow,
  readSensing,
  type TransactionSql,
  upsertSensing,
  withWorkspaceSql,
} from '../src';
import { type MigratedDatabase, migrateFrom } from './earlier-database';

const [workspaceId, journeyId, versionId, cohortId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
const HASHES = ['0123456789abcdef', 'f123456789abcdef'].map((digits) => digits.repeat(4));
const noon = Date.UTC(2026, 10, 26, 12);
/** Two minutes, two runs at the same moment, and half a minute, where a minute is rounded. */
const MOMENTS = [0, 29_999, 30_000, 30_001, 60_000, 60_000, 89_999].map((after) => noon + after);
const customers = MOMENTS.map(() => randomUUID());
const state = { at: noon, nodes: {} };

let migrated: MigratedDatabase;
const inWorkspace = <T>(work: (sql: TransactionSql) => Promise<T>) =>
  withWorkspaceSql(migrated.database, workspaceId, work);

beforeAll(async () => {
  migrated = await migrateFrom('0029_dense_indexes', async (admin) => {
    for (const [index, id] of customers.entries())
      await admin`insert into customer (id, workspace_id, label, first_seen_at, last_seen_at)
              values (${id}, ${workspaceId}, ${`c${index}`}, now(), now())`;
    for (const hash of HASHES)
      await admin`insert into sensing (workspace_id, journey_id, sensing_hash, customer_id, state)
              values (${workspaceId}, ${journeyId}, ${hash.slice(0, 16)}, ${customers[0] ?? ''}, ${JSON.stringify(state)}::text::json)`;
  });
  const runs = customers.map((customerId, index) => {
    const at = MOMENTS[index] ?? 0;
    const acting = { phase: 'acting' as const, nodeId: 'pause', visits: { pause: 1 }, enteredAt: at };
    return {
      ...{ id: randomUUID(), journeyId, versionId, customerId, cohortId, slot: index + 1, dueAt: null },
      ...{ phase: 'acting' as const, triggerId: 'start', openedAt: new Date(at) },
      state: { ...watchingRun(null), ...acting },
    };
  });
  await inWorkspace((sql) => insertRuns(sql, workspaceId, runs));
  await inWorkspace(
    (sql) => sql`update run set node_id = 'pause', campaign_started_at = opened_at where journey_id = ${journeyId}`,
  );
});
afterAll(() => migrated?.drop());

/** Page by page, two customers each. */
async function readThrough(list: (sql: TransactionSql, page: PeoplePage) => Promise<PersonRow[]>): Promise<string[]> {
  const found: PersonRow[] = [];
  for (;;) {
    const last = found.at(-1);
    const before = last ? { key: last.key, at: last.at } : null;
    const rows = await inWorkspace((sql) => list(sql, { workspaceId, journeyId, span: null, before, limit: 2 }));
    if (rows.length === 0) return found.map(({ label }) => label);
    found.push(...rows);
  }
}

const newestFirst = [...customers.keys()].reverse().map((index) => `c${index}`);
/** Whose moments are the same stand in either order, but in the same one on every page. */
const sameMoment = (labels: string[]) => labels.map((label) => (label === 'c5' ? 'c4' : label));

describe('a list that goes on in the middle of a minute', () => {
  it('of those who stand at a step names everybody once, who came last first', async () => {
    const labels = await readThrough((sql, page) => listStanding(sql, page, { versionId, nodeId: 'pause' }));
    expect(new Set(labels).size).toBe(customers.length);
    expect(sameMoment(labels)).toEqual(sameMoment(newestFirst));
  });

  it('of those who started does so too', async () => {
    const labels = await readThrough((sql, page) => listTriggered(sql, page, { versionId, nodeId: 'start' }));
    expect(new Set(labels).size).toBe(customers.length);
    expect(sameMoment(labels)).toEqual(sameMoment(newestFirst));
  });
});

it('firings and happenings are listed from the last one backwards, however many there are', async () => {
  const many = Array.from({ length: 3_000 }, (_, index) => index);
  const [customerId = ''] = customers;
  const [{ id: runId = '' } = {}] = await inWorkspace(
    (sql) => sql<{ id: string }[]>`select id from run where customer_id = ${customerId}`,
  );
  await inWorkspace((sql) =>
    insertTransitions(
      sql,
      workspaceId,
      many.map((value) => ({
        ...{ journeyId, customerId, at: new Date(noon + value), eventId: null },
        ...{ nodeId: 'sign', active: true, value, fired: 1 },
      })),
    ),
  );
  await inWorkspace((sql) =>
    insertJournal(
      sql,
      workspaceId,
      many.map((at) => ({ runId, lines: [{ type: 'goal', at, nodeId: 'goal', eventId: null, value: at }] })),
    ),
  );
  const page = { workspaceId, journeyId, span: null, before: null, limit: 1_500 };
  const first = await inWorkspace((sql) => listFired(sql, page, 'sign'));
  const before = { key: first.at(-1)?.key ?? '', at: new Date(0) };
  const second = await inWorkspace((sql) => listFired(sql, { ...page, before }, 'sign'));
  expect([...first, ...second].map(({ value }) => value)).toEqual(many.toReversed());
  const last = await inWorkspace((sql) => lastJournalId(sql, workspaceId));
  const after = String(Number(last) - 2_000);
  const happened = await inWorkspace((sql) => listHappenings(sql, workspaceId, { after, look: 5_000, limit: 5_000 }));
  expect(happened.map(({ value }) => value)).toEqual(many.slice(-2_000).reverse());
});

it('a state from before is found by its hash, whichever digit that begins with, and moves on in its place', async () => {
  const moved = { ...state, at: noon + 1 };
  for (const sensingHash of HASHES) {
    const [customerId = ''] = customers;
    const read = () => inWorkspace((sql) => readSensing(sql, [customerId], [{ journeyId, sensingHash }]));
    expect(await read()).toEqual([{ journeyId, sensingHash, customerId, state }]);
    await inWorkspace((sql) => upsertSensing(sql, workspaceId, [{ journeyId, sensingHash, customerId, state: moved }]));
    expect(await read()).toEqual([{ journeyId, sensingHash, customerId, state: moved }]);
  }
});
