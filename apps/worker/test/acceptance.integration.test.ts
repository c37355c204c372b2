/** The acceptance cases on the workflow runtime: what is expected happens, and line by line what the simulator says. */
import { connectDatabase, type Database } from '@kairos/db';
import { NODE_KINDS } from '@kairos/nodes/runtime';
import {
  ACCEPTANCE_CASES,
  type CustomerTrace,
  createTestDatabase,
  observe,
  playCase,
  simulateCase,
  spokenOf,
  type TestDatabase,
} from '@kairos/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningWorker } from '../src/worker';
import { runWorker } from './running-worker';

/** Most of a case is waiting. */
const SIDE_BY_SIDE = 12;

describe('on the workflow runtime', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let worker: RunningWorker;
  const traces = new Map<string, Promise<CustomerTrace>>();

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = connectDatabase(testDatabase.appUrl, { max: 20, name: 'acceptance' });
    worker = await runWorker(database);
    playAll();
  }, 120_000);

  afterAll(async () => {
    await Promise.allSettled(traces.values());
    await worker.stop();
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
      const trace = await traces.get(says);
      if (!trace) throw new Error('The case was not played.');
      expect(spokenOf(acceptance.expected, observe(trace.journals))).toEqual(acceptance.expected);
      expect(trace.journals).toEqual(simulateCase(acceptance, NODE_KINDS, trace.events));
    },
  );
});

const nothing = () => {};
