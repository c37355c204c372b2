/** Brings a database to the current schema: roles first, then the migrations, run by the owner role. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres, { type Sql } from 'postgres';

const OWNER = 'kairos_owner';
const APPLICATION = 'kairos_app';
/** Any constant: two starts at once must not migrate at once. */
const MIGRATION_LOCK = 7_203_114;

/**
 * Migrates the database at `adminUrl`, whose role may create roles, and returns the address for the application role.
 * Passwords of the two roles are derived from the administrator's, so nothing more has to be kept. Safe to repeat.
 */
export async function migrateDatabase(adminUrl: string): Promise<{ appUrl: string }> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await admin`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await createRoles(admin, adminUrl);
    await runMigrations(roleUrl(adminUrl, OWNER));
  } finally {
    await admin.end({ timeout: 5 });
  }
  return { appUrl: roleUrl(adminUrl, APPLICATION) };
}

async function createRoles(admin: Sql, adminUrl: string): Promise<void> {
  for (const role of [OWNER, APPLICATION]) {
    const known = await admin`select 1 from pg_roles where rolname = ${role}`;
    const password = passwordOf(adminUrl, role);
    const verb = known.length > 0 ? 'alter' : 'create';
    await admin.unsafe(
      `${verb} role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole password '${password}'`,
    );
  }
  const [current] = await admin<{ name: string }[]>`select current_database() as name`;
  if (!current) throw new Error('The database did not tell its name.');
  await admin`grant create, connect on database ${admin(current.name)} to ${admin(OWNER)}`;
  await admin`grant all on schema public to ${admin(OWNER)}`;
}

async function runMigrations(ownerUrl: string): Promise<void> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await migrate(drizzle(client), { migrationsFolder: migrationsFolder(), migrationsSchema: 'public' });
    await client.unsafe('revoke all on "__drizzle_migrations" from public');
  } finally {
    await client.end({ timeout: 5 });
  }
}

/** The folder is found from the source tree or, in a bundle, from the repository root that the launcher names. */
function migrationsFolder(): string {
  const beside = join(dirname(fileURLToPath(import.meta.url)), '..', 'migrations');
  if (existsSync(beside)) return beside;
  return join(process.env.KAIROS_ROOT ?? process.cwd(), 'packages', 'db', 'migrations');
}

function roleUrl(adminUrl: string, role: string): string {
  const url = new URL(adminUrl);
  url.password = passwordOf(adminUrl, role);
  url.username = role;
  return url.toString();
}

function passwordOf(adminUrl: string, role: string): string {
  const secret = decodeURIComponent(new URL(adminUrl).password);
  return createHash('sha256').update(`kairos:${role}:${secret}`).digest('hex');
}
