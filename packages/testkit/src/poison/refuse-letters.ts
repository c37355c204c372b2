/**
 * Makes the PostgreSQL of a Kairos that runs refuse what is to be sent to one customer, or nothing any more when none is named.
 * A program of its own: browser tests reach no database.
 *
 *     tsx refuse-letters.ts <data folder of the Kairos> [<label of the customer>]
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectDatabase } from '@kairos/db';
import { REFUSE_NO_LETTERS, refuseLettersTo } from './refused-letters';

const [folder = '', label] = process.argv.slice(2);
const administrator = connectDatabase(process.env.DATABASE_URL ?? (await embeddedAddress(folder)), { max: 1 });
await administrator.sql.unsafe(label === undefined ? REFUSE_NO_LETTERS : refuseLettersTo(label));
await administrator.end();

async function embeddedAddress(dataFolder: string): Promise<string> {
  const password = await readFile(join(dataFolder, 'postgres', 'superuser-password'), 'utf8');
  const told = await readFile(join(dataFolder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8');
  // The fourth line is the port.
  const port = told.split('\n')[3];
  return `postgres://postgres:${password}@127.0.0.1:${port}/kairos`;
}
