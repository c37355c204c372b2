/** The same purchases through the simulator and through HTTP, Postgres and Temporal: customer by customer the same story. */
import type { JournalLine } from '@kairos/engine';
import { NODE_KINDS } from '@kairos/nodes';
import {
  type CustomerTrace,
  createTestDatabase,
  eventually,
  isAtRest,
  readTraces,
  Scenario,
  type TestDatabase,
} from '@kairos/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpDoor } from './http-door';
import { buildPrograms, Installation } from './recovery/installation';
import { runWorker } from './running-worker';
import {
  chooseCustomers,
  daysPerSecond,
  END_OF_DATA,
  expectStoryOfSimulator,
  prepareWinBack,
  purchasesOf,
  STARTS_AT,
  streamPurchases,
} from './win-back-scenario';

/** The eighteen months take half a minute. */
const SPEED = daysPerSecond(25);
const CUSTOMERS = 300;
const chosen = chooseCustomers(CUSTOMERS);

async function play(runsPerWorkflow: number, database: TestDatabase, userIds: string[]) {
  const scenario = await Scenario.create({
    databaseUrl: database.appUrl,
    kinds: NODE_KINDS,
    clock: { startsAt: STARTS_AT, speed: SPEED },
    runsPerWorkflow,
  });
  const installation = await Installation.on(database.appUrl);
  await installation.startApi();
  const worker = await runWorker(scenario.database);
  try {
    const door = await httpDoor(scenario, installation.apiUrl);
    const { journeyId } = await prepareWinBack(scenario, userIds, door);
    await streamPurchases(scenario, purchasesOf(userIds), SPEED, door);
    await eventually('everything up to the end of the data has happened', () => isAtRest(scenario, END_OF_DATA), {
      timeoutMs: 120_000,
    });
    return { traces: await readTraces(scenario, END_OF_DATA), journeyId };
  } finally {
    await worker.stop();
    await installation.close();
    await scenario.close();
  }
}

beforeAll(buildPrograms, 240_000);

describe('the workflow runtime', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it(`tells the same story as the simulator for ${CUSTOMERS} customers`, { timeout: 240_000 }, async () => {
    const { traces, journeyId } = await play(2_000, database, chosen);
    expect(traces).toHaveLength(CUSTOMERS);
    for (const trace of traces) expectStoryOfSimulator(trace, journeyId);
    const lines = traces.flatMap((trace) => trace.journals.flat());
    const kinds = (type: JournalLine['type']) => lines.filter((line) => line.type === type).length;
    expect(kinds('triggered')).toBeGreaterThan(50);
    expect(kinds('goal')).toBeGreaterThan(5);
    expect(lines.filter((line) => line.type === 'message' && line.verdict === 'skipped').length).toBeGreaterThan(5);
  });
});

describe('one workflow per customer', () => {
  let many: TestDatabase;
  let single: TestDatabase;
  beforeAll(async () => {
    many = await createTestDatabase();
    single = await createTestDatabase();
  });
  afterAll(async () => {
    await many.drop();
    await single.drop();
  });

  /** Ids differ between two databases; everything else must not. */
  function story(trace: CustomerTrace) {
    const names = new Map(trace.events.map((event, index) => [event.id, `event ${index}`]));
    const text = JSON.stringify(trace.journals, (key, value: unknown) =>
      key === 'eventId' && typeof value === 'string' ? names.get(value) : value,
    );
    return { userId: trace.userId, journals: text };
  }

  it('gives the same journals, line by line, as the default size of a cohort', { timeout: 240_000 }, async () => {
    const few = chosen.slice(0, 60);
    const atDefault = await play(2_000, many, few);
    const alone = await play(1, single, few);
    expect(alone.traces.map(story)).toEqual(atDefault.traces.map(story));
    expect(atDefault.traces.flatMap((trace) => trace.journals).length).toBeGreaterThan(10);
  });
});
