/** Connections to the Temporal server, and the one message that is sent there: wake up. */
import type { TemporalSettings } from '@kairos/services/settings';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import type { Logger } from 'pino';
import { COHORT_WORKFLOW, cohortWorkflowId, newCohortInput, WAKE_SIGNAL } from '../workflows/contract';

/** Wakes under way at once; each is one request. */
const PARALLEL_WAKES = 16;

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
  return async (workspaceId, cohortIds) => {
    const waiting = [...cohortIds];
    const sendNext = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) await wakeOne(workspaceId, id);
    };
    await Promise.all(Array.from({ length: Math.min(PARALLEL_WAKES, waiting.length) }, sendNext));
  };
}
