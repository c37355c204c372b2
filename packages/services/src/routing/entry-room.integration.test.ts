/** Places of a trigger with a limit, over two batches that want them at the same time. */
import { connectDatabase, type Database, withWorkspaceSql } from '@kairos/db';
import { createTestDatabase, type TestDatabase } from '@kairos/testkit/stack';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace } from '../workspaces';
import { EntryRoom } from './entry-room';

const MONDAY = Date.UTC(2026, 2, 2, 10, 30);
const HOUR = 3_600_000;
const timeZone = 'Europe/Amsterdam';

describe('a trigger that may start three customers per hour and four per day', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  const workspaceId = uuid();
  const journeyId = uuid();
  const plan = { journeyId, entryLimits: [{ triggerId: 'start', limits: { perHour: 3, perDay: 4 } }] };

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = connectDatabase(testDatabase.appUrl, { max: 4, name: 'entry-room' });
    await createWorkspace(database, { workspaceId, name: 'Entries', timeZone, currency: 'EUR' }, new Date(MONDAY));
  });
  afterAll(async () => {
    await database.end();
    await testDatabase.drop();
  });

  /** How many of so many customers may start in one batch. */
  function batch(now: number, wanted: number): Promise<number> {
    return withWorkspaceSql(database, workspaceId, async (sql) => {
      const room = await EntryRoom.lock(sql, workspaceId, [plan], { now, timeZone });
      const started = Array.from({ length: wanted }, () => room.take(journeyId, 'start', 1)).filter(Boolean).length;
      await room.save(sql);
      return started;
    });
  }

  it('gives three places to two batches at once, one more in the next hour, and four again on the next day', async () => {
    const [first, second] = await Promise.all([batch(MONDAY, 2), batch(MONDAY, 2)]);
    expect(first + second).toBe(3);
    expect(await batch(MONDAY + HOUR, 5)).toBe(1);
    // Midnight in Amsterdam is 23:00 UTC.
    expect(await batch(Date.UTC(2026, 2, 2, 22, 59), 1)).toBe(0);
    expect(await batch(Date.UTC(2026, 2, 2, 23, 0), 5)).toBe(3);
  });

  it('gives all places that are asked for together, or none', async () => {
    const tuesday = MONDAY + 8 * 24 * HOUR;
    await withWorkspaceSql(database, workspaceId, async (sql) => {
      const room = await EntryRoom.lock(sql, workspaceId, [plan], { now: tuesday, timeZone });
      expect([
        room.take(journeyId, 'start', 2),
        room.take(journeyId, 'start', 2),
        room.take(journeyId, 'other', 9),
      ]).toEqual([true, false, true]);
    });
  });
});
