/** Bugs are planted into the database, beneath the code, to see that the checker finds them: a checker that finds nothing proves nothing. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectDatabase } from '@kairos/db';
import { NODE_KINDS } from '@kairos/nodes';
import { PlanCache } from '@kairos/services';
import { readServiceSettings } from '@kairos/services/settings';
import {
  check,
  createTestDatabase,
  eventually,
  readTruth,
  Scenario,
  Sinks,
  type TestDatabase,
  testStack,
  threeMessages,
  type Verdict,
} from '@kairos/testkit';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outletsFor, type RunningDeliverers, startDeliverers } from '../../src/deliverers';
import { runWorker } from '../running-worker';
import { everyMessageIsSettled, letLeasesRunOut } from './impatience';
import { addCustomers, expectationOf } from './three-messages';

const SECRET = Buffer.alloc(32, 7);
const userIds = Array.from({ length: 12 }, (_, number) => `c${number}`);

/** What each bug does to every change of a message, in the words of a trigger. */
const BUGS = {
  'the transmitting state is skipped': `if new.state = 'transmitting' then new.state := 'claimed'; end if;`,
  'a message that was handed over can be claimed again': `if new.state = 'accepted' and new.attempt = 1 then
      new.state := 'planned'; new.settled_at := null; new.settled_real_at := null; end if;`,
};

let folder: string;
let database: TestDatabase;
let scenario: Scenario;
let sinks: Sinks;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kairos-planted-'));
  database = await createTestDatabase();
  sinks = await Sinks.start(join(folder, 'ledger'));
  scenario = await Scenario.create({ databaseUrl: database.appUrl, kinds: NODE_KINDS });
});

afterEach(async () => {
  await sinks.kill();
  await scenario.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

describe('the checker', () => {
  it('finds nothing where nothing was planted', { timeout: 90_000 }, async () => {
    expect((await play(isAtRest, 60_000)).findings).toEqual([]);
  });

  it.each(Object.entries(BUGS))('finds copies when %s', { timeout: 90_000 }, async (_, bug) => {
    await plant(bug);
    const verdict = await play(hasCopies, 30_000);
    expect(verdict.duplicate).toBeGreaterThan(0);
    expect(verdict.findings.map(({ rule }) => rule)).toContain('the sink holds 2 copies');
  });
});

async function plant(bug: string): Promise<void> {
  const administrator = connectDatabase(database.adminUrl, { max: 1 });
  await administrator.sql.unsafe(`
    create function planted() returns trigger language plpgsql as $$ begin ${bug} return new; end $$;
    create trigger planted before update on message for each row execute function planted();`);
  await administrator.end();
}

/** Customers go through the journey until the question is answered by yes, at most for `timeoutMs`. */
async function play(hasEnded: () => Promise<boolean>, timeoutMs: number): Promise<Verdict> {
  const { journeyId } = await scenario.publish('Three messages', threeMessages('sign_up'));
  await addCustomers(scenario, userIds);
  const worker = await runWorker(scenario.database);
  const deliverers = await deliver();
  try {
    const at = Date.now();
    await scenario.send(
      userIds.map((userId) => ({ userId, name: 'sign_up', at, properties: {} })),
      at,
    );
    await eventually('the play has ended', hasEnded, { timeoutMs });
  } finally {
    await worker.stop();
    await deliverers.stop();
  }
  const truth = await readTruth(database.adminUrl, scenario.workspaceId, sinks.lines());
  return check(truth, expectationOf(journeyId, userIds));
}

/** With the settings that a worker would be given. */
function deliver(): Promise<RunningDeliverers> {
  const settings = readServiceSettings({
    ...{ DATABASE_URL: database.appUrl, TEMPORAL_ADDRESS: testStack().temporalAddress },
    ...{ KAIROS_SANDBOX_SMTP_PORT: '1', KAIROS_SANDBOX_HTTP_PORT: '1' },
    ...{ KAIROS_SECRET: SECRET.toString('hex'), KAIROS_ROOT: '/' },
    ...sinks.environment,
  });
  const outlets = outletsFor(settings);
  return startDeliverers({
    ...{ database: scenario.database, plans: new PlanCache(NODE_KINDS), outlets, secret: SECRET },
    publicUrl: 'https://kairos.test',
    log: pino({ level: 'silent' }),
  });
}

async function isAtRest(): Promise<boolean> {
  const [row] = await scenario.inWorkspace(
    (sql) => sql<{ ended: number }[]>`select count(*)::int as ended from run where phase = 'ended'`,
  );
  return row?.ended === userIds.length && (await everyMessageIsSettled(scenario));
}

/** Leases run out now and then, as if their holders had died: that is when the second copies leave. */
async function hasCopies(): Promise<boolean> {
  await letLeasesRunOut(scenario);
  await pause(1_000);
  const keys = sinks.lines().flatMap(({ key, kept }) => (kept ? [key] : []));
  return new Set(keys).size < keys.length;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
