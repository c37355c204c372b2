/** Brings the database to the current schema, and says in words why that cannot be done. */
import { hasCode, OperatorError } from '@kairos/db/embedded';
import { migrateDatabase } from '@kairos/db/migrate';
import { stage } from './progress';

/**
 * @returns the address for the role that row-level security binds.
 * @throws OperatorError `no_database` when the server does not let us in or do what is needed.
 */
export async function migrate(adminUrl: string): Promise<string> {
  return stage('Database schema', async () => {
    try {
      const { appUrl } = await migrateDatabase(adminUrl);
      return appUrl;
    } catch (error) {
      throw explain(error, new URL(adminUrl)) ?? error;
    }
  });
}

function explain(cause: unknown, url: URL): OperatorError | undefined {
  const place = `${url.hostname}:${url.port || 5432}`;
  const sentence = (text: string) => new OperatorError('no_database', `${text} Check DATABASE_URL.`, { cause });
  if (hasCode(cause, 'ECONNREFUSED', 'CONNECT_TIMEOUT', 'ETIMEDOUT', 'ECONNRESET', 'CONNECTION_CLOSED')) {
    return sentence(`No PostgreSQL server answers at ${place}.`);
  }
  if (hasCode(cause, 'ENOTFOUND', 'EAI_AGAIN')) return sentence(`There is no host ${url.hostname}.`);
  if (hasCode(cause, '28P01', '28000')) {
    return sentence(`The PostgreSQL server at ${place} refuses the user "${url.username}" or its password.`);
  }
  if (hasCode(cause, '3D000')) {
    return sentence(`The PostgreSQL server at ${place} has no database "${url.pathname.slice(1)}". Create it.`);
  }
  if (hasCode(cause, '42501')) {
    return sentence(`The user "${url.username}" may not do what Kairos needs; it must be able to create roles.`);
  }
  return undefined;
}
