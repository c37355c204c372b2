import { Connection } from '@temporalio/client';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase, testStack } from './test-database';

describe('the stack of the integration tests', () => {
  let first: TestDatabase;
  let second: TestDatabase;

  beforeAll(async () => {
    first = await createTestDatabase();
    second = await createTestDatabase();
  });

  afterAll(async () => {
    await first.drop();
    await second.drop();
  });

  it('gives each test a migrated database of its own', async () => {
    const here = postgres(first.adminUrl, { max: 1 });
    const there = postgres(second.adminUrl, { max: 1 });
    await here`create table only_here (id int)`;
    const known = (sql: postgres.Sql, table: string) =>
      sql<{ known: boolean }[]>`select to_regclass(${table}) is not null as known`;
    expect(await known(here, 'only_here')).toEqual([{ known: true }]);
    expect(await known(there, 'only_here')).toEqual([{ known: false }]);
    expect(await known(there, 'workspace')).toEqual([{ known: true }]);
    await here.end();
    await there.end();
  });

  it('lets the application role in without the rights of an owner', async () => {
    const sql = postgres(first.appUrl, { max: 1 });
    await expect(sql`create table not_allowed (id int)`).rejects.toThrow('permission denied');
    await sql.end();
  });

  it('serves the namespace of Temporal', async () => {
    const connection = await Connection.connect({ address: testStack().temporalAddress });
    const namespace = testStack().temporalNamespace;
    const answer = await connection.workflowService.describeNamespace({ namespace });
    expect(answer.namespaceInfo?.name).toBe(namespace);
    await connection.close();
  });
});
