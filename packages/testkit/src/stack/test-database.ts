/** Hands a test a database of its own, with the current schema and nothing in it. */
import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import type { StackAddresses } from './test-stack';

declare module 'vitest' {
  export interface ProvidedContext {
    stack: StackAddresses;
  }
}

export interface TestDatabase {
  /** For the application role, which row-level security binds. */
  appUrl: string;
  /** For the superuser, whom nothing binds: to look behind the scenes. */
  adminUrl: string;
  drop(): Promise<void>;
}

/** Addresses of the servers that the integration tests share. Only for tests named `*.integration.test.ts`. */
export function testStack(): StackAddresses {
  return inject('stack');
}

/** Copies the migrated template, which takes some 50 ms. Drop it in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { templateUrl, templateAppUrl } = testStack();
  const template = new URL(templateUrl).pathname.slice(1);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdministrator(templateUrl, (sql) => sql`create database ${sql(name)} template ${sql(template)}`);
  return {
    appUrl: withDatabase(templateAppUrl, name),
    adminUrl: withDatabase(templateUrl, name),
    drop: () => asAdministrator(templateUrl, (sql) => sql`drop database ${sql(name)} with (force)`),
  };
}

async function asAdministrator(url: string, run: (sql: postgres.Sql) => PromiseLike<unknown>): Promise<void> {
  const sql = postgres(withDatabase(url, 'postgres'), { max: 1 });
  try {
    await run(sql);
  } finally {
    await sql.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}
