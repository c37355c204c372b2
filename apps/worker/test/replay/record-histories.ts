/** Records histories of cohort workflows anew: `npm run record-histories -w @kairos/worker -- NAME`. Old ones stay: they are what runs in the world. */
import { fileURLToPath } from 'node:url';
import { connectDatabase, type Database } from '@kairos/db';
import { NODE_KINDS } from '@kairos/nodes/runtime';
import { PlanCache } from '@kairos/services';
import { eventually, isAtRest, Scenario, startTestStack } from '@kairos/testkit';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { startWorker } from '../../src/worker';
import { cohortWorkflowId } from '../../src/workflows/contract';
import { storeHistory } from './histories';
import { answered, unanswered } from './journey-to-record';

const DAY = 86_400_000;
const FROM = Date.UTC(2026, 0, 5, 9);
const SPEED = DAY / 200;

const name = process.argv[2];
if (!name || !/^[a-z0-9-]+$/.test(name)) throw new Error('Say under which name to store them, such as "2026-11".');
Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });
const stack = await startTestStack();
const { templateAppUrl, temporalAddress, temporalNamespace } = stack.addresses;
const database = connectDatabase(templateAppUrl, { max: 20, name: 'record-histories' });
const workflowsPath = fileURLToPath(new URL('../../src/workflows/index.ts', import.meta.url));
const worker = await startWorker({
  database,
  plans: new PlanCache(NODE_KINDS),
  taskQueue: 'record-histories',
  temporal: { address: temporalAddress, namespace: temporalNamespace, tls: false },
  workflows: { workflowBundle: await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('WARN') }) },
  log: pino({ level: 'error' }),
});
const connection = await Connection.connect({ address: temporalAddress });
const client = new Client({ connection, namespace: temporalNamespace });
try {
  await record('alone', 1, 1);
  await record('together', 200, 40);
} finally {
  await worker.stop();
  await connection.close();
  await database.end();
  await stack.stop();
}

/** Customers enter one after another; every third answers while the others wait until it is too late. */
async function record(kind: string, runsPerWorkflow: number, customers: number): Promise<void> {
  const scenario = await play(database, runsPerWorkflow, customers);
  const cohorts = await scenario.inWorkspace((sql) => sql<{ id: string }[]>`select id from cohort order by id limit 1`);
  const workflowId = cohortWorkflowId(cohorts[0]?.id ?? '');
  let part = 0;
  const query = `WorkflowId = '${workflowId}'`;
  await eventually('the server lists the workflow', async () => {
    for await (const _ of client.workflow.list({ query })) return true;
    return false;
  });
  for await (const { runId } of client.workflow.list({ query })) {
    part += 1;
    storeHistory(`${name}-${kind}-${part}`, await client.workflow.getHandle(workflowId, runId).fetchHistory());
  }
}

async function play(shared: Database, runsPerWorkflow: number, customers: number): Promise<Scenario> {
  const clock = { startsAt: FROM, speed: SPEED };
  const scenario = await Scenario.create({ database: shared, kinds: NODE_KINDS, clock, runsPerWorkflow });
  await scenario.beginStream(FROM);
  await scenario.publish('Recorded', customers === 1 ? unanswered : answered);
  for (let number = 0; number < customers; number += 1) {
    const at = FROM + number * DAY;
    // The stream lags behind the clock: what is due has to wait for it and is asked for again.
    await pause(150);
    await scenario.send([{ userId: `${number}`, name: 'sign_up', at, properties: {} }], at);
    if (number % 3 === 2) await scenario.send([{ userId: `${number}`, name: 'reply', at: at + 1, properties: {} }], at);
    await scenario.streamHasCome(at + 1);
  }
  const until = FROM + (customers + 40) * DAY;
  await scenario.streamHasCome(until);
  await eventually('everything has happened', () => isAtRest(scenario, until), { timeoutMs: 120_000 });
  return scenario;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
