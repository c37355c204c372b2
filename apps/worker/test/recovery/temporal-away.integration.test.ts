/** While the Temporal server is away, events are taken and queues grow where everybody sees them; then the urgent leaves first. */
import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '@kairos/db/embedded';
import { NODE_KINDS } from '@kairos/nodes';
import { findTemporalProgram, startTemporalServer, type TemporalServer } from '@kairos/services/temporal-server';
import {
  createTestDatabase,
  duration,
  eventually,
  JourneyDriver,
  type LedgerLine,
  Scenario,
  Sinks,
  type TestDatabase,
} from '@kairos/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { httpDoor } from '../http-door';
import { buildPrograms, Installation } from './installation';
import { addCustomers } from './three-messages';

const NAMESPACE = 'kairos';
const USUAL = 150;
const URGENT = 20;
/** Slower than messages are planned, so that there is a queue to be worked off in some order. */
const PER_SECOND = 15;
/** What was in hand, or was let through at once, when the urgent ones came to the queue. */
const AHEAD = 2 * PER_SECOND;

let folder: string;
let temporalPort: number;
let temporal: TemporalServer;
let database: TestDatabase;
let scenario: Scenario;
let sinks: Sinks;
let installation: Installation;

beforeEach(async () => {
  await buildPrograms();
  folder = await mkdtemp(join(tmpdir(), 'kairos-temporal-away-'));
  temporalPort = await findFreePort();
  temporal = await startTemporal();
  database = await createTestDatabase();
  sinks = await Sinks.start(join(folder, 'ledger'));
  installation = await Installation.on(database.appUrl, {
    ...sinks.environment,
    TEMPORAL_ADDRESS: temporal.address,
    KAIROS_SMS_RATE: String(PER_SECOND),
  });
  scenario = await Scenario.create({ databaseUrl: database.appUrl, kinds: NODE_KINDS, runsPerWorkflow: URGENT });
}, 120_000);

afterEach(async () => {
  await installation.close();
  await temporal.stop();
  await sinks.kill();
  await scenario.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

describe('without the Temporal server', () => {
  it('events are taken, and when it is back the urgent leaves first', { timeout: 180_000 }, async () => {
    await Promise.all([installation.startApi(), installation.startWorker()]);
    await scenario.publish('Usual', oneText('sign_up', 50));
    await scenario.publish('Urgent', oneText('order_cancelled', 90));
    const usual = named('usual', USUAL);
    const urgent = named('urgent', URGENT);
    await addCustomers(scenario, [...usual, ...urgent]);

    process.kill(temporal.pid ?? 0, 'SIGKILL');
    await temporal.stop();
    await happens('sign_up', usual);
    await happens('order_cancelled', urgent);
    await eventually('the cohorts that wait are counted', async () => (await wakesWaiting()) > 0);
    expect(texts()).toEqual([]);

    temporal = await startTemporal();
    await eventually('everybody has a text', async () => texts().length === USUAL + URGENT, { timeoutMs: 90_000 });
    const order = await whoGotOne();
    expect(new Set(order).size).toBe(USUAL + URGENT);
    const [first, last] = [order.findIndex(isUrgent), order.findLastIndex(isUrgent)];
    expect(last - first).toBeLessThan(URGENT + AHEAD);
    // Most of the others, who had come before them, were still in the queue then.
    expect(order.length - last).toBeGreaterThan(USUAL / 2);
  });
});

async function startTemporal(): Promise<TemporalServer> {
  const cacheFolder = join(process.env.KAIROS_CACHE ?? join(homedir(), '.cache', 'kairos'), 'bin');
  // The servers of all tests run by it, so it is there.
  const program = await findTemporalProgram({ cacheFolder, report: () => {} });
  return startTemporalServer({
    ...{ program, port: temporalPort, namespace: NAMESPACE },
    ...{ dataFolder: join(folder, 'temporal'), logFile: join(folder, 'temporal.log') },
  });
}

/** After a wait, which Temporal ends: what comes before the first one needs nobody but the router. */
function oneText(eventName: string, priority: number) {
  return new JourneyDriver(NODE_KINDS)
    .startedBy(eventName)
    .node('pause', 'wait', { duration: duration('1 second') })
    .node('text', 'sms', { text: 'Hello', topic: 'offers', priority })
    .wire(['start', 'next', 'pause'], ['pause', 'next', 'text'])
    .draw();
}

const named = (name: string, count: number) => Array.from({ length: count }, (_, number) => `${name}-${number}`);
const isUrgent = (userId: string) => userId.startsWith('urgent');

/** Rejects when the api does not take every event. */
async function happens(name: string, userIds: readonly string[]): Promise<void> {
  const at = Date.now();
  const door = await httpDoor(scenario, installation.apiUrl);
  await door(
    userIds.map((userId) => ({ userId, name, at })),
    at,
  );
}

/** As whoever watches the installation reads it. */
async function wakesWaiting(): Promise<number> {
  const answer = await fetch(`${installation.apiUrl}/readyz`);
  return z.object({ waiting: z.object({ wakes: z.number() }) }).parse(await answer.json()).waiting.wakes;
}

const texts = (): LedgerLine[] => sinks.lines().filter(({ channel, kept }) => channel === 'sms' && kept);

/** Customers in the order in which their texts arrived. */
async function whoGotOne(): Promise<string[]> {
  const rows = await scenario.inWorkspace(
    (sql) => sql<{ id: string; label: string }[]>`
      select m.id, c.label from message m join customer c on c.id = m.customer_id`,
  );
  const labels = new Map(rows.map(({ id, label }) => [id, label]));
  return texts().map(({ key }) => labels.get(key ?? '') ?? 'nobody');
}
