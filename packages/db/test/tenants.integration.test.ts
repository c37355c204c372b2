/** Tenants are kept apart by the database itself, whatever the code above it does. */
import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '@kairos/testkit/stack';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDatabase, type Database, withWorkspace, withWorkspaceSql } from '../src';
import { anyRow, insertAnyRow } from './any-row';
import {
  readAttributes,
  readDangerousRights,
  readExceptions,
  readFunctionsOfOwner,
  readGuards,
  readMemberships,
  readPossessions,
  readSharedTables,
  readUnchangeable,
  readViews,
} from './catalogue';

const APPLICATION = 'kairos_app';
const OWNER = 'kairos_owner';

/** Each of these holds nothing of a workspace. A new table without a workspace needs a reason as good as these. */
const SHARED_TABLES: Record<string, string> = {
  __drizzle_migrations: 'which migrations ran; the application may not even read it',
  member: 'a person who signs in may belong to several workspaces',
  session: 'belongs to a member, and is looked up before a workspace is chosen',
  sign_in_attempt: 'counted before anyone has signed in; hashes only',
  sign_in_link: 'belongs to a member who has not signed in yet',
};

const US = randomUUID();
const THEM = randomUUID();

let testDatabase: TestDatabase;
/** The superuser, whom no policy binds. */
let admin: Sql;
let database: Database;
let tables: string[];

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  admin = postgres(testDatabase.adminUrl, { max: 1, onnotice: () => {} });
  database = connectDatabase(testDatabase.appUrl, { max: 2 });
  tables = (await readGuards(admin)).map(({ table }) => table);
  for (const table of tables) {
    await insertAnyRow(admin, table, US);
    await insertAnyRow(admin, table, THEM);
  }
});

afterAll(async () => {
  await database.end();
  await admin.end();
  await testDatabase.drop();
});

/** Tries `change` as the superuser, looks, and takes it back. */
async function whileChanged<T>(change: string, look: (sql: Sql) => Promise<T>): Promise<T> {
  await admin.unsafe(`begin; ${change}`);
  try {
    return await look(admin);
  } finally {
    await admin.unsafe('rollback');
  }
}

const lacking = async (sql: Sql) => (await readGuards(sql)).filter(({ missing }) => missing.length > 0);

describe('the tables', () => {
  it('have forced row-level security wherever they have a workspace', async () => {
    expect(tables.length).toBeGreaterThan(20);
    expect(await lacking(admin)).toEqual([]);
  });

  it.each([
    ['alter table customer disable row level security', { table: 'customer', missing: ['row-level security'] }],
    ['alter table customer no force row level security', { table: 'customer', missing: ['force'] }],
    ['drop policy own_workspace on customer', { table: 'customer', missing: ['policy'] }],
    ['alter policy own_workspace on customer with check (true)', { table: 'customer', missing: ['policy'] }],
    ['alter table customer alter workspace_id drop not null', { table: 'customer', missing: ['not null'] }],
    [
      'create table forgotten (workspace_id uuid not null)',
      { table: 'forgotten', missing: ['row-level security', 'force', 'policy'] },
    ],
  ])('are found out after "%s"', async (change, found) => {
    expect(await whileChanged(change, lacking)).toEqual([found]);
  });

  it('without a workspace are these and no others', async () => {
    expect(await readSharedTables(admin)).toEqual(Object.keys(SHARED_TABLES));
  });

  it('make an exception only for the owner, who answers three questions that come before a workspace is known', async () => {
    expect(await readExceptions(admin)).toEqual([
      'membership: owner_reads, SELECT, kairos_owner',
      'workspace: owner_reads, SELECT, kairos_owner',
      'write_key: owner_reads, SELECT, kairos_owner',
    ]);
    expect(await readFunctionsOfOwner(admin)).toEqual([
      'workspace_ids(): search_path=public',
      'workspace_of_write_key(hash text): search_path=public',
      'workspaces_of_member(member uuid): search_path=public',
    ]);
  });

  it('are not looked at through views, which would show every tenant', async () => {
    expect(await readViews(admin)).toEqual([]);
  });
});

describe('the role of the application', () => {
  it('stands above no rule, nor does the owner of the tables, and can become nobody else', async () => {
    const nothing = { superuser: false, bypass: false, roles: false, databases: false };
    expect(await readAttributes(admin, APPLICATION)).toEqual(nothing);
    expect(await readAttributes(admin, OWNER)).toEqual(nothing);
    expect(await readMemberships(admin, APPLICATION)).toEqual([]);
  });

  it('owns nothing, makes nothing, and cannot go around the policies', async () => {
    expect(await readPossessions(admin, APPLICATION)).toEqual([]);
    expect(await readDangerousRights(admin, APPLICATION)).toEqual([]);
  });

  it('cannot rewrite history', async () => {
    expect(await readUnchangeable(admin, APPLICATION)).toEqual([
      'consent',
      'customer_event',
      'customer_merge',
      'experiment_decision',
      'journal',
      'journey_version',
      'sending_rules_change',
      'sign_in_attempt',
      'transition',
      'wish',
    ]);
  });
});

describe('without a workspace', () => {
  it('no table shows a row', async () => {
    const shown = [];
    for (const table of tables) shown.push(...(await database.sql`select * from ${database.sql(table)}`));
    expect(shown).toEqual([]);
  });

  it('no table takes a row', async () => {
    for (const table of tables) {
      const row = await anyRow(admin, table, US);
      const insertion = database.sql`insert into ${database.sql(table)} ${database.sql(row)}`;
      await expect(insertion, table).rejects.toThrow('violates row-level security policy');
    }
  });
});

describe('within a workspace', () => {
  const inOurs = <T>(work: Parameters<typeof withWorkspaceSql<T>>[2]) => withWorkspaceSql(database, US, work);

  it('every table shows its own rows only', async () => {
    for (const table of tables) {
      const shown = await inOurs((sql) => sql`select workspace_id as id from ${sql(table)}`);
      expect({ table, shown: [...shown] }).toEqual({ table, shown: [{ id: US }] });
    }
  });

  it('no row of another is changed, deleted or locked', async () => {
    const before = await fingerprint();
    for (const table of tables) {
      const changed = await orNotAllowed(
        inOurs((sql) => sql`update ${sql(table)} set workspace_id = ${US} where workspace_id = ${THEM} returning 1`),
      );
      const deleted = await orNotAllowed(
        inOurs((sql) => sql`delete from ${sql(table)} where workspace_id = ${THEM} returning 1`),
      );
      const locked = await orNotAllowed(
        inOurs((sql) => sql`select 1 from ${sql(table)} where workspace_id = ${THEM} for update`),
      );
      expect({ table, touched: [...changed, ...deleted, ...locked] }).toEqual({ table, touched: [] });
    }
    expect(await fingerprint()).toEqual(before);
  });

  it('no row is written into another', async () => {
    const before = await fingerprint();
    for (const table of tables) {
      const row = await anyRow(admin, table, THEM);
      const insertion = inOurs((sql) => sql`insert into ${sql(table)} ${sql(row)} on conflict do nothing`);
      await expect(insertion, table).rejects.toThrow('violates row-level security policy');
      const gift = inOurs((sql) => sql`update ${sql(table)} set workspace_id = ${THEM}`);
      await expect(gift, table).rejects.toThrow(/violates row-level security policy|permission denied/);
    }
    expect(await fingerprint()).toEqual(before);
  });

  it('a workspace that is none is an error and shows nothing', async () => {
    const looking = withWorkspaceSql(database, 'not-a-workspace', (sql) => sql`select * from customer`);
    await expect(looking).rejects.toThrow('invalid input syntax for type uuid');
  });

  /** Some tables may not be changed by the application at all. */
  async function orNotAllowed<Row>(rows: Promise<Row[]>): Promise<Row[]> {
    try {
      return await rows;
    } catch (error) {
      expect(error).toMatchObject({ code: '42501', message: expect.stringContaining('permission denied for table') });
      return [];
    }
  }

  async function fingerprint(): Promise<string[]> {
    const prints = [];
    for (const table of tables) {
      const rows = await admin`select md5(string_agg(t::text, '|' order by t::text)) as print from ${admin(table)} t`;
      prints.push(`${table} ${rows[0]?.print}`);
    }
    return prints;
  }
});

describe('a connection that comes back from a workspace', () => {
  let single: Database;
  beforeAll(() => {
    single = connectDatabase(testDatabase.appUrl, { max: 1 });
  });
  afterAll(() => single.end());

  const pid = async () => (await single.sql`select pg_backend_pid() as pid`)[0]?.pid;

  it('shows nothing and raises nothing in the next query', async () => {
    const before = await pid();
    for (const table of tables) {
      const own = await withWorkspaceSql(single, US, (sql) => sql`select 1 from ${sql(table)}`);
      const next = await single.sql`select 1 from ${single.sql(table)}`;
      expect({ table, own: own.length, next: next.length }).toEqual({ table, own: 1, next: 0 });
    }
    // The trap: the setting is empty now, which is no uuid, and no longer null.
    expect([...(await single.sql`select current_setting('app.workspace', true) as value`)]).toEqual([{ value: '' }]);
    expect(await pid()).toBe(before);
  });

  it('carries nothing over into the next workspace, and none out of a transaction that failed', async () => {
    const failing = withWorkspaceSql(single, US, (sql) => sql`select 1 / 0`);
    await expect(failing).rejects.toThrow('division by zero');
    expect(await single.sql`select 1 from customer`).toHaveLength(0);
    const shown = await withWorkspaceSql(single, THEM, (sql) => sql`select workspace_id as id from customer`);
    expect([...shown]).toEqual([{ id: THEM }]);
  });

  it('forgets the workspace after Drizzle as well', async () => {
    const customers = await withWorkspace(single, US, (transaction) => transaction.query.customer.findMany());
    expect(customers.map(({ workspaceId }) => workspaceId)).toEqual([US]);
    expect(await single.db.query.customer.findMany()).toEqual([]);
  });
});
