/** The worker process: cohorts, router, deliverers, and the streams of the demonstration. */
import { connectDatabase, surviveClientFaults } from '@kairos/db';
import { NODE_KINDS } from '@kairos/nodes/runtime';
import { PlanCache } from '@kairos/services';
import { readServiceSettings } from '@kairos/services/settings';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { faultLog } from './bootstrap/fault-log';
import { workflowSource } from './bootstrap/workflow-source';
import { outletsFor, startDeliverers, startWebhooks } from './deliverers';
import { startStreams } from './demonstration/streams';
import { startWorker } from './worker';
import { COHORT_TASK_QUEUE } from './workflows/contract';

const settings = readServiceSettings();
const { secret, publicUrl, temporal } = settings;
const log = pino({ name: 'worker', level: settings.logLevel });
Runtime.install({
  logger: new DefaultLogger('WARN', ({ level, message }) => log.warn({ temporal: level }, message)),
  shutdownSignals: [],
});
/** A commit of a whole cohort on a busy machine takes seconds. */
const PATIENCE_MS = 30_000;
const database = connectDatabase(settings.databaseUrl, { max: 16, name: 'kairos-worker', patience: PATIENCE_MS });
surviveClientFaults(database, faultLog(log));
const plans = new PlanCache(NODE_KINDS);
const outlets = outletsFor(settings);
const deliverers = await startDeliverers({ database, plans, outlets, publicUrl, secret, log });
const { webhookHosts } = settings.providers;
const webhooks = await startWebhooks({ database, secret, webhookHosts, log });
const worker = await startWorker({
  database,
  plans,
  temporal,
  taskQueue: COHORT_TASK_QUEUE,
  workflows: workflowSource(),
  log,
});
const streams = startStreams({ database, publicUrl, secret, log });
log.info('worker ready');

async function stop(): Promise<void> {
  await streams.stop();
  await worker.stop();
  await Promise.all([deliverers.stop(), webhooks.stop()]);
  await database.end();
  process.exit(0);
}

process.once('SIGTERM', stop);
process.once('SIGINT', stop);
worker.ended.catch((error: unknown) => {
  log.fatal({ error: error instanceof Error ? error.message : 'unknown' }, 'worker failed');
  process.exit(1);
});
