/** A worker in this process for tests, on the shared Temporal server with a namespace's worth of its own: one database per test. */
import { fileURLToPath } from 'node:url';
import type { Database } from '@kairos/db';
import { NODE_KINDS } from '@kairos/nodes/runtime';
import { PlanCache } from '@kairos/services';
import { testStack } from '@kairos/testkit';
import { bundleWorkflowCode, DefaultLogger, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { type RunningWorker, startWorker } from '../src/worker';

let bundle: Promise<{ code: string }> | null = null;
let installed = false;

/** Bundles the workflows once per test file. `change` makes another build of them. */
export async function runWorker(database: Database, change = (code: string) => code): Promise<RunningWorker> {
  if (!installed) Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });
  installed = true;
  const workflowsPath = fileURLToPath(new URL('../src/workflows/index.ts', import.meta.url));
  bundle ??= bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('WARN') });
  const { temporalAddress, temporalNamespace } = testStack();
  return startWorker({
    database,
    plans: new PlanCache(NODE_KINDS),
    // The server is shared by all tests; a queue per database keeps their cohorts apart.
    taskQueue: new URL(database.url).pathname.slice(1),
    temporal: { address: temporalAddress, namespace: temporalNamespace, tls: false },
    workflows: { workflowBundle: { code: change((await bundle).code) } },
    log: pino({ level: process.env.KAIROS_LOG_LEVEL ?? 'error' }),
  });
}
