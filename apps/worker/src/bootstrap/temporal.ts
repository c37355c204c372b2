/** Connections to the Temporal server, the one message that is sent there (wake up), and the one question (who is gone). */
import type { TemporalSettings } from '@kairos/services/settings';
import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { Logger } from 'pino';
import { COHORT_WORKFLOW, cohortWorkflowId, newCohortInput, WAKE_SIGNAL } from '../workflows/contract';

/** Requests about cohorts that are under way at once. */
const PARALLEL_REQUESTS = 16;

export async function connectTemporalClient(settings: TemporalSettings): Promise<Client> {
  return new Client({
    connection: await Connection.connect(connectionOptions(settings)),
    namespace: settings.namespace,
  });
}

export async function connectTemporalWorker(settings: TemporalSettings): Promise<NativeConnection> {
  return NativeConnection.connect(connectionOptions(settings));
}

function connectionOptions({ address, tls, apiKey }: TemporalSettings) {
  return { address, ...(tls ? { tls: true } : {}), ...(apiKey ? { apiKey } : {}) };
}

export type Wake = (workspaceId: string, cohortIds: string[]) => Promise<void>;

/** Starts cohorts that have no workflow yet and signals the others. A wake that fails is left to the sweeper. */
export function wakeThrough(client: Client, taskQueue: string, log: Logger): Wake {
  const wakeOne = async (workspaceId: string, cohortId: string): Promise<void> => {
    try {
      await client.workflow.signalWithStart(COHORT_WORKFLOW, {
        workflowId: cohortWorkflowId(cohortId),
        taskQueue,
        signal: WAKE_SIGNAL,
        args: [newCohortInput(workspaceId, cohortId)],
      });
    } catch (error) {
      log.warn({ cohortId, error: error instanceof Error ? error.name : 'unknown' }, 'wake failed');
    }
  };
  return (workspaceId, cohortIds) => eachOf(cohortIds, (cohortId) => wakeOne(workspaceId, cohortId));
}

/** Of these cohorts, those without a running workflow. Throws when the server does not answer. */
export type FindGone = (cohortIds: readonly string[]) => Promise<string[]>;

export function findGoneThrough(client: Client): FindGone {
  const isRunning = async (cohortId: string): Promise<boolean> => {
    try {
      const { status } = await client.workflow.getHandle(cohortWorkflowId(cohortId)).describe();
      return status.name === 'RUNNING' || status.name === 'PAUSED';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  };
  return async (cohortIds) => {
    const gone: string[] = [];
    await eachOf(cohortIds, async (cohortId) => {
      if (!(await isRunning(cohortId))) gone.push(cohortId);
    });
    return gone;
  };
}

async function eachOf(cohortIds: readonly string[], ask: (cohortId: string) => Promise<void>): Promise<void> {
  const waiting = [...cohortIds];
  const askNext = async (): Promise<void> => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) await ask(id);
  };
  await Promise.all(Array.from({ length: Math.min(PARALLEL_REQUESTS, waiting.length) }, askNext));
}
