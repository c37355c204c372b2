/** The process ends between every two steps of the way, one after the other; afterwards the sinks and the database agree. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NODE_KINDS } from '@kairos/nodes';
import { createEndpoint, createWriteKey, FAULT_POINTS, type FaultPoint } from '@kairos/services';
import {
  check,
  createTestDatabase,
  duration,
  eventually,
  JourneyDriver,
  KIND_SINK,
  readTruth,
  Scenario,
  Sinks,
  sentenceOf,
  type TestDatabase,
  threeMessages,
} from '@kairos/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyMessageIsSettled, letLeasesRunOut, newCallsFirst } from './impatience';
import { buildPrograms, INSTALLATION_SECRET, Installation } from './installation';
import { addCustomers, expectationOf } from './three-messages';

/** Enough for a cohort of their own, so that nobody waits for the server to notice that another cohort's worker is dead. */
const CUSTOMERS_PER_POINT = 6;
const API_POINTS: FaultPoint[] = ['events-stored', 'events-committed', 'events-answered'];
/** What these come to was left behind by the ends before them. */
const WORKER_POINTS = FAULT_POINTS.filter((point) => !API_POINTS.includes(point));
/** Its runs wait for so long that their workflow is told of them later. */
const patience = new JourneyDriver(NODE_KINDS)
  .startedBy('sign_up')
  .node('pause', 'wait', { duration: duration('30 days') })
  .wire(['start', 'next', 'pause']);
/** A worker holds at most so many messages of all channels at once. */
const IN_HAND = 128;

let folder: string;
let database: TestDatabase;
let scenario: Scenario;
let sinks: Sinks;
let installation: Installation;
let key: string;
let journeyId: string;
const entered: string[] = [];

beforeAll(async () => {
  await buildPrograms();
  folder = await mkdtemp(join(tmpdir(), 'kairos-crash-points-'));
  database = await createTestDatabase();
  sinks = await Sinks.start(join(folder, 'ledger'));
  // Many messages and calls of unknown outcome, so that the points at which those are dealt with are passed as well.
  await sinks.follow({ ...KIND_SINK, rules: [{ fault: 'cut-after-accept', channel: null, share: 0.6, times: 1 }] });
  installation = await Installation.on(database.appUrl, sinks.environment);
  scenario = await Scenario.create({
    databaseUrl: database.appUrl,
    kinds: NODE_KINDS,
    runsPerWorkflow: CUSTOMERS_PER_POINT,
  });
  ({ key } = await createWriteKey(scenario.database, scenario.workspaceId, { name: 'Test', kind: 'server' }));
  const endpointId = await endpointAtTheSinks();
  ({ journeyId } = await scenario.publish('Three messages', threeMessages('sign_up', { endpointId })));
  await scenario.publish('Patience', patience.draw());
}, 120_000);

afterAll(async () => {
  await installation.close();
  await sinks.kill();
  await scenario.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

describe('an end at any fault point', () => {
  it('of the api leaves every acknowledged event stored, once', { timeout: 120_000 }, async () => {
    for (const point of API_POINTS) {
      const userIds = await newCustomers(point);
      const { endedAt } = installation.startToEndAt('api', point);
      await eventually('the api answers', isUp);
      const answered = await signUp(userIds).catch(() => false);
      expect(await endedAt).toBe(point);
      expect(answered).toBe(point === 'events-answered');
      const api = await installation.startApi();
      expect(await signUp(userIds)).toBe(true);
      await installation.kill(api);
    }
    const stored = await scenario.inWorkspace((sql) => sql`select 1 from customer_event where name = 'sign_up'`);
    expect(stored).toHaveLength(entered.length);
  });

  it('of the worker loses nobody and sends nothing twice', { timeout: 480_000 }, async () => {
    const api = await installation.startApi();
    for (const point of WORKER_POINTS) {
      // Of what this end leaves in transmission the next point is about.
      if (point === 'calling-committed') await newCallsFirst(scenario);
      const { endedAt } = installation.startToEndAt('worker', point);
      expect(await signUp(await newCustomers(point))).toBe(true);
      expect(await impatiently(endedAt)).toBe(point);
      await letLeasesRunOut(scenario);
      await everyMessageIsSettled(scenario);
    }
    await installation.kill(api);

    await installation.startWorker();
    await eventually('every run has ended', everyRunHasEnded, { timeoutMs: 90_000 });
    await eventually('every message has come to its end', () => everyMessageIsSettled(scenario), { timeoutMs: 60_000 });
    const truth = await readTruth(database.adminUrl, scenario.workspaceId, sinks.lines());
    const verdict = check(truth, { ...expectationOf(journeyId, entered), calls: ['call'] });
    expect(verdict.findings).toEqual([]);
    expect(sentenceOf(verdict)).toContain(`${entered.length} customers, 0 lost, 0 duplicate`);
    expect(truth.messages).toHaveLength(entered.length * 3);
    expect(truth.calls).toHaveLength(entered.length);
    expect(verdict.unknown).toBeLessThan(WORKER_POINTS.length * IN_HAND);
  });
});

async function endpointAtTheSinks(): Promise<string> {
  const { hooksUrl } = sinks;
  const parts = {
    database: scenario.database,
    secret: Buffer.from(INSTALLATION_SECRET, 'hex'),
    webhookHosts: [new URL(hooksUrl).host],
  };
  return (await createEndpoint(parts, scenario.workspaceId, { name: 'Sink', url: hooksUrl })).id;
}

/** What became unknown meanwhile is dealt with at once: the letters of the customers before may all have been settled. */
async function impatiently<T>(end: Promise<T>): Promise<T> {
  const again = setInterval(() => void everyMessageIsSettled(scenario), 500);
  return end.finally(() => clearInterval(again));
}

async function newCustomers(point: FaultPoint): Promise<string[]> {
  const userIds = Array.from({ length: CUSTOMERS_PER_POINT }, (_, number) => `${point}-${number}`);
  await addCustomers(scenario, userIds);
  entered.push(...userIds);
  return userIds;
}

/** Whether the api acknowledged the events; the same ones each time for the same customers. */
async function signUp(userIds: readonly string[]): Promise<boolean> {
  const batch = userIds.map((userId) => ({ type: 'track', event: 'sign_up', userId, messageId: `sign-up/${userId}` }));
  const answer = await fetch(`${installation.apiUrl}/v1/batch`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ batch }),
  });
  return answer.ok;
}

async function isUp(): Promise<boolean> {
  return fetch(`${installation.apiUrl}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  );
}

async function everyRunHasEnded(): Promise<boolean> {
  const [row] = await scenario.inWorkspace(
    (sql) => sql<{ ended: number }[]>`select count(*)::int as ended from run where phase = 'ended'`,
  );
  return row?.ended === entered.length;
}
