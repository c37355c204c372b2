/** Reads what a Temporal server wrote down about workflows. */
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';

export interface TemporalAddress {
  address: string;
  namespace: string;
}

type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;
export type HistoryEvent = NonNullable<History['events']>[number];

/** One history for each run of the workflows with these ids: those that continued as new have several. */
export async function readHistories(
  { address, namespace }: TemporalAddress,
  workflowIds: readonly string[],
): Promise<HistoryEvent[][]> {
  const connection = await Connection.connect({ address });
  try {
    const client = new Client({ connection, namespace });
    const histories: HistoryEvent[][] = [];
    for (const id of workflowIds) {
      for await (const { workflowId, runId } of client.workflow.list({ query: `WorkflowId = '${id}'` })) {
        const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
        histories.push(events ?? []);
      }
    }
    return histories;
  } finally {
    await connection.close();
  }
}
