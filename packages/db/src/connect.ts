/** Connections to PostgreSQL, and the only two doors to a tenant's rows: each sets the workspace for its transaction. */

import { sql as drizzleSql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import * as schema from './schema';

export type { Sql, TransactionSql };
export type Schema = typeof schema;
export type DrizzleDatabase = PostgresJsDatabase<Schema>;
export type DrizzleTransaction = Parameters<Parameters<DrizzleDatabase['transaction']>[0]>[0];

/**
 * Two pools on one database: `sql` for bulk statements, `db` for Drizzle.
 * They are apart because Drizzle replaces the date parsers of the client that it is given.
 */
export interface Database {
  sql: Sql;
  db: DrizzleDatabase;
  url: string;
  end(): Promise<void>;
}

/** Connects lazily. `max` is the size of each of the two pools. */
export function connectDatabase(url: string, options: { max?: number; name?: string } = {}): Database {
  const shared = {
    max: options.max ?? 10,
    onnotice: () => {},
    connection: { application_name: options.name ?? 'kairos' },
  };
  const sql = postgres(url, shared);
  const drizzleClient = postgres(url, shared);
  return {
    sql,
    db: drizzle(drizzleClient, { schema }),
    url,
    async end() {
      await Promise.all([sql.end({ timeout: 5 }), drizzleClient.end({ timeout: 5 })]);
    },
  };
}

/**
 * The answers to statements of one transaction that are sent one behind the other, without waiting in between: one way
 * there and back for all of them. PostgreSQL takes them in the order in which they were begun. Rejects with the first failure,
 * and only when all have ended: what was under way must not reach a transaction that was undone meanwhile.
 */
export async function together<const T extends readonly unknown[]>(
  statements: T,
): Promise<{ -readonly [N in keyof T]: Awaited<T[N]> }> {
  await Promise.allSettled(statements);
  return Promise.all(statements);
}

/** Two transactions stood in each other's way and this one was undone: deadlock, or a serialization failure. */
const IN_THE_WAY = new Set(['40P01', '40001']);
const MOST_TRIES = 4;

/**
 * Runs `work` in one transaction that sees only this workspace's rows (row-level security fails closed without it).
 * A transaction that PostgreSQL undid because it stood in another's way is tried again, so `work` changes nothing but the database.
 */
export async function withWorkspaceSql<T>(
  database: Pick<Database, 'sql'>,
  workspaceId: string,
  work: (sql: TransactionSql) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await inTransaction(database, workspaceId, work);
    } catch (error) {
      if (tries === MOST_TRIES || !(error instanceof postgres.PostgresError && IN_THE_WAY.has(error.code))) throw error;
    }
  }
}

async function inTransaction<T>(
  database: Pick<Database, 'sql'>,
  workspaceId: string,
  work: (sql: TransactionSql) => Promise<T>,
): Promise<T> {
  const outcome: { value?: T } = {};
  await database.sql.begin(async (transaction) => {
    const setting = transaction`select set_config('app.workspace', ${workspaceId}, true)`.execute();
    [, outcome.value] = await together([setting, work(transaction)]);
  });
  // `begin` unwraps promises inside a returned array; handing the value around it keeps T exact.
  return outcome.value as T;
}

/** The same through Drizzle, for reads and small writes. */
export async function withWorkspace<T>(
  database: Pick<Database, 'db'>,
  workspaceId: string,
  work: (transaction: DrizzleTransaction) => Promise<T>,
): Promise<T> {
  return database.db.transaction(async (transaction) => {
    await transaction.execute(drizzleSql`select set_config('app.workspace', ${workspaceId}, true)`);
    return work(transaction);
  });
}
