/** Connections to PostgreSQL, and the only two doors to a tenant's rows: each sets the workspace for its transaction. */

import { sql as drizzleSql } from 'drizzle-orm';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { endTransactionsWithTheirConnection } from './connection/careful-transactions';
import { Line } from './connection/line';
import { lineTarget, withoutEncryption } from './connection/line-target';
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
  readonly sql: Sql;
  readonly db: DrizzleDatabase;
  url: string;
  /** Calls back on every notification of the channel, also after the connection was lost and came back. */
  listen(channel: string, heard: (payload: string) => void): Promise<{ unlisten(): Promise<void> }>;
  /** Lets go of every connection and takes fresh ones; statements under way fail. Listeners stay. */
  renew(): void;
  end(): Promise<void>;
}

export interface DatabaseOptions {
  /** Size of each of the two pools; 10 when not said. */
  max?: number;
  /** How the connections are called in PostgreSQL's own lists. */
  name?: string;
  /** Milliseconds that one statement may take; without it any time. A line that is silent for longer is given up. */
  patience?: number;
}

const CONNECT_WITHIN_SECONDS = 5;
/** PostgreSQL says by itself that a statement took too long; who hears nothing this much later has lost the line. */
const SILENCE_MARGIN_MS = 1_500;

/** Connects lazily. */
export function connectDatabase(url: string, options: DatabaseOptions = {}): Database {
  const shared = clientOptions(url, options);
  const open = () => {
    const sql = postgres(withoutEncryption(url), shared);
    const drizzleClient = postgres(withoutEncryption(url), shared);
    for (const client of [sql, drizzleClient]) endTransactionsWithTheirConnection(client);
    const end = async (seconds: number) => {
      await Promise.all([sql, drizzleClient].map((client) => client.end({ timeout: seconds })));
    };
    return { sql, db: drizzle(drizzleClient, { schema }), end };
  };
  let pools = open();
  // Apart from the pools, so that those can be replaced while it goes on.
  const listening = postgres(withoutEncryption(url), { ...shared, max: 1 });
  return {
    get sql() {
      return pools.sql;
    },
    get db() {
      return pools.db;
    },
    url,
    listen: (channel, heard) => listening.listen(channel, heard),
    renew() {
      const old = pools;
      pools = open();
      void old.end(0);
    },
    async end() {
      await Promise.all([pools.end(5), listening.end({ timeout: 5 })]);
    },
  };
}

function clientOptions(url: string, { max, name, patience }: DatabaseOptions) {
  const target = lineTarget(url);
  return {
    max: max ?? 10,
    onnotice: () => {},
    connect_timeout: CONNECT_WITHIN_SECONDS,
    ssl: false,
    socket: () => new Line(target, patience === undefined ? null : patience + SILENCE_MARGIN_MS),
    connection: {
      application_name: name ?? 'kairos',
      // Whoever lost the line in the middle of a transaction must not keep its locks.
      ...(patience === undefined
        ? {}
        : { statement_timeout: patience, idle_in_transaction_session_timeout: 2 * patience }),
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
