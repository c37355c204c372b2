/** How the intake shares the machine between workspaces that send at the same time. */
import { connectDatabase, type Database, withWorkspaceSql } from '@kairos/db';
import { createTestDatabase, type TestDatabase } from '@kairos/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace } from '../workspaces';
import type { IncomingEvent } from './incoming';
import { Intake } from './intake';

const REQUESTS = 6;
const EVENTS = 500;

let testDatabase: TestDatabase;
let database: Database;
let intake: Intake;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connectDatabase(testDatabase.appUrl, { max: 4 });
  intake = new Intake(database, async () => Date.now());
});
afterAll(async () => {
  await database.end();
  await testDatabase.drop();
});

describe('a workspace that floods the intake', () => {
  it('is stored in large parts while nobody else sends', async () => {
    expect(await commitsOfFlood(await newWorkspace())).toBe(REQUESTS / 2);
  });

  it('is stored in small parts beside another, so that the other comes through between them', async () => {
    await intake.accept(await newWorkspace(), eventsOf('quiet', 1));
    expect(await commitsOfFlood(await newWorkspace())).toBe(REQUESTS);
  });
});

/** How many transactions the requests took that all came at once. */
async function commitsOfFlood(workspaceId: string): Promise<number> {
  await Promise.all(
    Array.from({ length: REQUESTS }, (_, request) => intake.accept(workspaceId, eventsOf(`flood-${request}`, EVENTS))),
  );
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const [row] = await sql<{ commits: number }[]>`
      select count(distinct xmin::text)::int as commits from customer_event`;
    return row?.commits ?? 0;
  });
}

function eventsOf(name: string, count: number): IncomingEvent[] {
  return Array.from({ length: count }, (_, number) => ({
    ...{ messageId: `${name}/${number}`, kind: 'track' as const, name: 'page_view', properties: {} },
    ...{ userId: `visitor-${number}`, anonymousId: null, occurredAt: Date.now() },
  }));
}

async function newWorkspace(): Promise<string> {
  const wanted = { name: 'Tenant', timeZone: 'Europe/Amsterdam', currency: 'EUR' };
  return (await createWorkspace(database, wanted)).workspaceId;
}
