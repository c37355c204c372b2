/** What workflows cost on a Temporal service that charges by the action, counted from their histories. */
import { Client, Connection } from '@temporalio/client';

export interface Actions {
  /** Workflow runs begun, those that continued as new included. */
  starts: number;
  signals: number;
  timers: number;
  /** All local activities of one workflow task together are one action. */
  localActivities: number;
}

export interface TemporalAddress {
  address: string;
  namespace: string;
}

/** Over all runs of the workflows with these ids. Activities, queries and search attributes are not counted: cohorts use none. */
export async function countActions({ address, namespace }: TemporalAddress, workflowIds: string[]): Promise<Actions> {
  const connection = await Connection.connect({ address });
  const client = new Client({ connection, namespace });
  const actions: Actions = { starts: 0, signals: 0, timers: 0, localActivities: 0 };
  try {
    for (const id of workflowIds) {
      for await (const { workflowId, runId } of client.workflow.list({ query: `WorkflowId = '${id}'` })) {
        const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
        const tasksWithActivities = new Set<string>();
        for (const event of events ?? []) {
          if (event.workflowExecutionStartedEventAttributes) actions.starts += 1;
          if (event.workflowExecutionSignaledEventAttributes) actions.signals += 1;
          if (event.timerStartedEventAttributes) actions.timers += 1;
          const task = event.markerRecordedEventAttributes?.workflowTaskCompletedEventId;
          if (task) tasksWithActivities.add(String(task));
        }
        actions.localActivities += tasksWithActivities.size;
      }
    }
    return actions;
  } finally {
    await connection.close();
  }
}

export const sumOf = (actions: Actions): number => Object.values(actions).reduce((sum, count) => sum + count, 0);
