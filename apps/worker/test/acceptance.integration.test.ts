/** The acceptance cases on the workflow runtime: what is expected happens, and line by line what the simulator says. */
import { type Sandbox, startSandbox } from '@kairos/channels/sandbox';
import { connectDatabase, type Database } from '@kairos/db';
import { NODE_KINDS } from '@kairos/nodes/runtime';
import { keepRecords, PlanCache } from '@kairos/services';
import {
  ACCEPTANCE_CASES,
  createTestDatabase,
  observe,
  type Played,
  playCase,
  simulateCase,
  spokenOf,
  type TestDatabase,
} from '@kairos/testkit';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outletsFor, type RunningDeliverers, startDeliverers } from '../src/deliverers';
import type { RunningWorker } from '../src/worker';
import { runWorker } from './running-worker';

const providers = {
  webhookHosts: [],
  callbackSecret: null,
  email: null,
  sms: null,
  push: null,
  rates: { email: 1_000, sms: 1_000, push: 1_000 },
};
const secret = Buffer.alloc(32, 7);
/** Most of a case is waiting. */
const SIDE_BY_SIDE = 12;

describe('on the workflow runtime', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let worker: RunningWorker;
  let sandbox: Sandbox;
  let deliverers: RunningDeliverers;
  const traces = new Map<string, Promise<Played>>();

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = connectDatabase(testDatabase.appUrl, { max: 20, name: 'acceptance' });
    worker = await runWorker(database);
    sandbox = await startSandbox({
      smtpPort: 0,
      httpPort: 0,
      secret,
      store: (records) => keepRecords(database, records),
    });
    const parts = { database, plans: new PlanCache(NODE_KINDS), publicUrl: 'https://kairos.test', secret };
    const log = pino({ level: process.env.KAIROS_LOG_LEVEL ?? 'error' });
    deliverers = await startDeliverers({ ...parts, outlets: outletsFor({ sandbox, providers, secret }), log });
    playAll();
  }, 120_000);

  afterAll(async () => {
    await Promise.allSettled(traces.values());
    await worker.stop();
    await deliverers.stop();
    await sandbox.close();
    await database.end();
    await testDatabase.drop();
  }, 120_000);

  /** Begins with the first ones; each that ends makes room for another. */
  function playAll(): void {
    const lanes = Array.from({ length: SIDE_BY_SIDE }, () => Promise.resolve());
    for (const [index, acceptance] of ACCEPTANCE_CASES.entries()) {
      const lane = index % SIDE_BY_SIDE;
      const played = (lanes[lane] ?? Promise.resolve()).then(() =>
        playCase({ database, kinds: NODE_KINDS }, acceptance),
      );
      traces.set(acceptance.says, played);
      lanes[lane] = played.then(nothing, nothing);
    }
  }

  it.each(ACCEPTANCE_CASES.map((each) => [each.number, each.says, each] as const))(
    '%i: %s',
    { timeout: 300_000 },
    async (_, says, acceptance) => {
      const played = await traces.get(says);
      if (!played) throw new Error('The case was not played.');
      expect(spokenOf(acceptance.expected, observe(played))).toEqual(acceptance.expected);
      const simulated = simulateCase(acceptance, NODE_KINDS, played.events);
      expect({ journals: played.journals, fates: played.fates }).toEqual(simulated);
    },
  );
});

const nothing = () => {};
