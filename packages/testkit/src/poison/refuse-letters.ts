/**
 * Makes the PostgreSQL of a Kairos that runs refuse whatever is to be sent to one customer, as when something that nobody
 * foresaw is wrong with a row; without a customer it refuses nothing any more. A program of its own: browser tests reach no database.
 *
 *     tsx refuse-letters.ts <data folder of the Kairos> [<label of the customer>]
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectDatabase } from '@kairos/db';

const REFUSE_NOTHING = 'drop trigger if exists refuse_letters on message; drop function if exists refuse_letters();';

const [folder = '', label] = process.argv.slice(2);
const administrator = connectDatabase(process.env.DATABASE_URL ?? (await embeddedAddress(folder)), { max: 1 });
await administrator.sql.unsafe(label === undefined ? REFUSE_NOTHING : refusing(label));
await administrator.end();

async function embeddedAddress(dataFolder: string): Promise<string> {
  const password = await readFile(join(dataFolder, 'postgres', 'superuser-password'), 'utf8');
  const told = await readFile(join(dataFolder, 'postgres', 'cluster', 'postmaster.pid'), 'utf8');
  // The fourth line is the port.
  const port = told.split('\n')[3];
  return `postgres://postgres:${password}@127.0.0.1:${port}/kairos`;
}

function refusing(customer: string): string {
  return `${REFUSE_NOTHING}
    create function refuse_letters() returns trigger language plpgsql as $$ begin
      if exists (select 1 from customer c where c.id = new.customer_id and c.label = '${customer.replaceAll("'", "''")}')
      then raise exception 'not this one' using errcode = '22003'; end if;
      return new; end $$;
    create trigger refuse_letters before insert on message for each row execute function refuse_letters();`;
}
