/** The worker process. */
import { fileURLToPath } from 'node:url';
import { connectDatabase } from '@kairos/db';
import { readServiceSettings } from '@kairos/services/settings';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { startWorker } from './worker';
import { COHORT_TASK_QUEUE } from './workflows/contract';

const settings = readServiceSettings();
const log = pino({ name: 'worker', level: settings.logLevel });
Runtime.install({
  logger: new DefaultLogger('WARN', ({ level, message }) => log.warn({ temporal: level }, message)),
  shutdownSignals: [],
});
const database = connectDatabase(settings.databaseUrl, { max: 16, name: 'kairos-worker' });
const worker = await startWorker({
  database,
  temporal: settings.temporal,
  taskQueue: COHORT_TASK_QUEUE,
  workflows: { workflowBundle: { codePath: fileURLToPath(new URL('workflow-bundle.js', import.meta.url)) } },
  log,
});
log.info('worker ready');

async function stop(): Promise<void> {
  await worker.stop();
  await database.end();
  process.exit(0);
}

process.once('SIGTERM', stop);
process.once('SIGINT', stop);
worker.ended.catch((error: unknown) => {
  log.fatal({ error: error instanceof Error ? error.message : 'unknown' }, 'worker failed');
  process.exit(1);
});
