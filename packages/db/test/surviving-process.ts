/** A process that works on a database whose connections are cut all the while: it must live on until it is asked to end. */
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { connectDatabase, surviveClientFaults } from '../src';

const say = (line: string) => process.stdout.write(`${line}\n`);
const url = process.argv[2] ?? '';
const database = connectDatabase(url, { max: 4, patience: 1_000 });
surviveClientFaults(database, {
  survived: () => say('survived'),
  fatal: (error) => say(String(error)),
});
let goesOn = true;
process.once('SIGTERM', () => {
  goesOn = false;
});

/** The pauses are what matters: the connection may be gone when the next statement is written. */
async function transact(pauseMs: number): Promise<void> {
  const transaction = database.sql.begin(async (sql) => {
    await sql`select pg_sleep(0.002)`;
    await sleep(pauseMs);
    await Promise.all([sql`select 1`, sql`select ${'words'}::text`]);
  });
  await transaction.catch(() => {});
}

/** Nobody guards this client: it writes to nothing when its connection is cut while it says that it is open. */
async function leaveOpen(): Promise<void> {
  const unguarded = postgres(url, { max: 1, fetch_types: false });
  const transaction = unguarded.begin(async (sql) => {
    await sql`select 1`;
    say('open');
    await sleep(2_000);
    await sql`select 2`;
  });
  await transaction.catch(() => {});
  await sleep(3_000);
}

async function repeat(work: () => Promise<void>): Promise<void> {
  while (goesOn) await work().catch(() => sleep(1));
}

const working = Promise.all([0, 0, 1, 5, 30, 60, 90, 120].map((pauseMs) => repeat(() => transact(pauseMs))));
say('working');
await working;
await leaveOpen();
for (let tries = 0; tries < 20; tries += 1) {
  const all = await Promise.allSettled(Array.from({ length: 4 }, () => database.sql`select 1`));
  if (all.every(({ status }) => status === 'fulfilled')) {
    say('all connections work');
    break;
  }
}
await database.end();
process.exit(0);
