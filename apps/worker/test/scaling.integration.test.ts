/** Two apis and two workers on one database and one Temporal server: both share the work, and one takes over what the other leaves behind. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NODE_KINDS } from '@kairos/nodes';
import { createTestDatabase, eventually, Scenario, type TestDatabase } from '@kairos/testkit';
import { check, readTruth, Sinks, sentenceOf, threeMessages } from '@kairos/testkit/faults';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { httpDoor } from './http-door';
import { everyMessageIsSettled, letLeasesRunOut } from './recovery/impatience';
import { buildPrograms, Installation } from './recovery/installation';
import { addCustomers, expectationOf } from './recovery/three-messages';
import { readCohortHistories } from './running-scenario';
import type { Door } from './win-back-scenario';

const CUSTOMERS = 160;
/** Many cohorts, so that there is something to share, and chance leaves nobody with less than a quarter. */
const RUNS_PER_WORKFLOW = 4;
const LEAST_SHARE = 0.25;
/** Temporal waits 10 s for a workflow task, and a wake that got lost is sent again after 15 s at most. */
const TAKEN_OVER_WITHIN_MS = 30_000;

let folder: string;
let database: TestDatabase;
let scenario: Scenario;
let sinks: Sinks;
let machines: Installation[];

beforeEach(async () => {
  await buildPrograms();
  folder = await mkdtemp(join(tmpdir(), 'kairos-scaling-'));
  database = await createTestDatabase();
  sinks = await Sinks.start(join(folder, 'ledger'));
  machines = [
    await Installation.on(database.appUrl, sinks.environment),
    await Installation.on(database.appUrl, sinks.environment),
  ];
  scenario = await Scenario.create({
    databaseUrl: database.appUrl,
    kinds: NODE_KINDS,
    runsPerWorkflow: RUNS_PER_WORKFLOW,
  });
}, 120_000);

afterEach(async () => {
  for (const machine of machines) await machine.close();
  await sinks.kill();
  await scenario.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

describe('two of everything', () => {
  it('share the work, and one carries on alone when the other dies', { timeout: 240_000 }, async () => {
    const [here, there] = machines;
    if (!here || !there) throw new Error('There are two machines.');
    await Promise.all([here.startApi(), there.startApi()]);
    const doors = await Promise.all(machines.map(({ apiUrl }) => httpDoor(scenario, apiUrl)));
    const [, dying] = await Promise.all([here.startWorker(), there.startWorker()]);
    const { journeyId } = await scenario.publish('Three messages', threeMessages('sign_up'));
    const userIds = Array.from({ length: CUSTOMERS }, (_, number) => `customer-${number}`);
    await addCustomers(scenario, userIds);

    await signUp(doors, userIds);
    await eventually('a third of the messages has left', async () => sinks.lines().length > CUSTOMERS);
    await there.kill(dying);
    expect(Math.min(...(await sharesOfTasks()))).toBeGreaterThan(LEAST_SHARE);
    await eventually('every run has ended', everyRunHasEnded, { timeoutMs: TAKEN_OVER_WITHIN_MS });
    await letLeasesRunOut(scenario);
    await eventually('every message has come to its end', () => everyMessageIsSettled(scenario), { timeoutMs: 60_000 });

    const truth = await readTruth(database.adminUrl, scenario.workspaceId, sinks.lines());
    const verdict = check(truth, expectationOf(journeyId, userIds));
    expect(verdict.findings).toEqual([]);
    expect(sentenceOf(verdict)).toContain(`${CUSTOMERS} customers, 0 lost, 0 duplicate`);
  });
});

/** Each door gets every other customer. */
async function signUp(doors: readonly Door[], userIds: readonly string[]): Promise<void> {
  const at = Date.now();
  await Promise.all(
    doors.map((door, turn) =>
      door(
        userIds
          .filter((_, index) => index % doors.length === turn)
          .map((userId) => ({ userId, name: 'sign_up', at, messageId: `sign-up/${userId}` })),
        at,
      ),
    ),
  );
}

async function everyRunHasEnded(): Promise<boolean> {
  const [row] = await scenario.inWorkspace(
    (sql) => sql<{ ended: number }[]>`select count(*)::int as ended from run where phase = 'ended'`,
  );
  return row?.ended === CUSTOMERS;
}

/** Shares of the workflow tasks of our cohorts that each of two workers did, 0 to 1. */
async function sharesOfTasks(): Promise<[number, number]> {
  const events = (await readCohortHistories(scenario)).flat();
  const identities = events.flatMap((event) => event.workflowTaskCompletedEventAttributes?.identity ?? []);
  const ofFirst = identities.filter((identity) => identity === identities[0]).length / identities.length;
  return [ofFirst, 1 - ofFirst];
}
