/** A database as it stood before one of the migrations, to see what that migration makes of what was stored. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestDatabase, testStack } from '@kairos/testkit/stack';
import postgres, { type Sql } from 'postgres';
import { connectDatabase, type Database } from '../src';

const FOLDER = join(import.meta.dirname, '..', 'migrations');

export interface MigratedDatabase {
  database: Database;
  /** Closes the connections and removes the database. */
  drop(): Promise<void>;
}

/** What `store` puts in before the migration that `tag` names (`0026_row_per_step`), as that one and all after it leave it. */
export async function migrateFrom(tag: string, store: (admin: Sql) => Promise<void>): Promise<MigratedDatabase> {
  const earlier = await createDatabaseBefore(tag);
  const admin = postgres(earlier.adminUrl, { max: 1 });
  await store(admin).finally(() => admin.end());
  await earlier.migrate();
  const database = connectDatabase(earlier.appUrl, { max: 2 });
  return {
    database,
    async drop() {
      await database.end();
      await earlier.drop();
    },
  };
}

interface EarlierDatabase extends TestDatabase {
  /** Runs that migration and all that came after it. */
  migrate(): Promise<void>;
}

async function createDatabaseBefore(tag: string): Promise<EarlierDatabase> {
  const { templateUrl, templateAppUrl } = testStack();
  const name = `test_${randomBytes(6).toString('hex')}`;
  const urlOf = (url: string, database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).toString();
  const withAdministrator = async (database: string, work: (sql: Sql) => Promise<void>) => {
    const sql = postgres(urlOf(templateUrl, database), { max: 1, onnotice: () => {} });
    await work(sql).finally(() => sql.end());
  };
  const tags = await readTags();
  const run = (chosen: string[]) => withAdministrator(name, (sql) => runMigrations(sql, chosen));
  await withAdministrator('postgres', async (sql) => {
    await sql`create database ${sql(name)} template template0`;
    await sql`grant create on database ${sql(name)} to kairos_owner`;
  });
  await withAdministrator(name, async (sql) => {
    await sql`grant all on schema public to kairos_owner`;
  });
  await run(tags.slice(0, tags.indexOf(tag)));
  return {
    appUrl: urlOf(templateAppUrl, name),
    adminUrl: urlOf(templateUrl, name),
    migrate: () => run(tags.slice(tags.indexOf(tag))),
    drop: () =>
      withAdministrator('postgres', async (sql) => {
        await sql`drop database ${sql(name)} with (force)`;
      }),
  };
}

async function readTags(): Promise<string[]> {
  const journal: { entries: { tag: string }[] } = JSON.parse(
    await readFile(join(FOLDER, 'meta', '_journal.json'), 'utf8'),
  );
  return journal.entries.map(({ tag }) => tag);
}

/** By the owner, as in earnest: row-level security binds it too. */
async function runMigrations(sql: Sql, tags: readonly string[]): Promise<void> {
  await sql`set role kairos_owner`;
  for (const tag of tags) {
    const statements = (await readFile(join(FOLDER, `${tag}.sql`), 'utf8')).split('--> statement-breakpoint');
    await sql.begin(async (transaction) => {
      for (const statement of statements) await transaction.unsafe(statement);
    });
  }
}
