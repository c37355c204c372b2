/** Puts the worker together: cohort workflows, router, sweeper, teller, projector, joiner; and stops it in an order in which nothing is lost. */
import type { Database } from '@kairos/db';
import type { PlanCache } from '@kairos/services';
import type { TemporalSettings } from '@kairos/services/settings';
import { Worker, type WorkerOptions } from '@temporalio/worker';
import type { Logger } from 'pino';
import { cohortActivities } from './activities/cohort-activities';
import { connectTemporalClient, connectTemporalWorker, findGoneThrough, wakeThrough } from './bootstrap/temporal';
import { startJoiner } from './projector/joiner';
import { startProjector } from './projector/projector';
import { startMover } from './router/mover';
import { startReconciler } from './router/reconciler';
import { startRouter } from './router/router';
import { startSweeper, wakeAll, wakeWaiting } from './router/sweeper';
import { startTeller } from './router/teller';

export interface WorkerSettings {
  database: Database;
  plans: PlanCache;
  temporal: TemporalSettings;
  /** Cohorts of one database live on one task queue: two installations may share a namespace. */
  taskQueue: string;
  /** The bundle made at build time, or the source for tests. */
  workflows: Pick<WorkerOptions, 'workflowBundle' | 'workflowsPath'>;
  log: Logger;
}

export interface RunningWorker {
  /** Resolves when the worker has stopped, rejects when it failed. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** More cohorts than can commit at once: who goes first among those that wait is decided in the activity. */
const COHORTS_AT_WORK = 400;

export async function startWorker({
  plans,
  database,
  temporal,
  taskQueue,
  workflows,
  log,
}: WorkerSettings): Promise<RunningWorker> {
  const client = await connectTemporalClient(temporal);
  const connection = await connectTemporalWorker(temporal);
  const wake = wakeThrough(client, taskQueue, log);
  const worker = await Worker.create({
    ...workflows,
    connection,
    namespace: temporal.namespace,
    taskQueue,
    activities: cohortActivities({ database, plans, wake, log }),
    maxConcurrentLocalActivityExecutions: COHORTS_AT_WORK,
    maxConcurrentWorkflowTaskExecutions: COHORTS_AT_WORK,
    maxCachedWorkflows: 500,
    shutdownGraceTime: '10s',
  });
  const parts = { database, plans, wake, log };
  const router = startRouter(parts);
  const reconciler = startReconciler(parts, findGoneThrough(client));
  const rounds = [
    router,
    reconciler,
    startSweeper(parts),
    startTeller(parts),
    startMover(parts),
    startProjector(database, log),
    startJoiner(database, log),
  ];
  const listeners = await Promise.all([
    database.listen('kairos_route', () => router.nudge()),
    database.listen('kairos_wake', (payload) => {
      const [workspaceId = '', cohortId = ''] = payload.split('/');
      void wake(workspaceId, [cohortId]);
    }),
    database.listen('kairos_clock', (workspaceId) => {
      wakeAll(parts, workspaceId).catch(() => log.warn({ workspaceId }, 'waking after a clock change failed'));
    }),
    database.sql.listen('kairos_journeys', (workspaceId) => {
      wakeWaiting(parts, workspaceId).catch(() => log.warn({ workspaceId }, 'waking after a journey changed failed'));
    }),
  ]);
  const ended = worker.run();
  return {
    ended,
    async stop() {
      await Promise.all(listeners.map((listener) => listener.unlisten()));
      await Promise.all(rounds.map((round) => round.stop()));
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await ended;
      await client.connection.close();
      await connection.close();
    },
  };
}
