/** Reads what a Temporal server wrote down about workflows. */
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';

export interface TemporalAddress {
  address: string;
  namespace: string;
}

type History = Awaited<ReturnType<WorkflowHandle['fetchHistory']>>;
export type HistoryEvent = NonNullable<History['events']>[number];

/** By run of these workflows, the newest of each: how many events its history has. Every task and signal adds some. */
export function readHistoryLengths(
  address: TemporalAddress,
  workflowIds: readonly string[],
): Promise<Map<string, number>> {
  return withClient(address, async ({ workflow }) => {
    const lengths = new Map<string, number>();
    for (const id of workflowIds) {
      const { runId, historyLength } = await workflow.getHandle(id).describe();
      lengths.set(runId, historyLength ?? 0);
    }
    return lengths;
  });
}

/** One history for each run of the workflows with these ids: those that continued as new have several. */
export function readHistories(address: TemporalAddress, workflowIds: readonly string[]): Promise<HistoryEvent[][]> {
  return withClient(address, async ({ workflow }) => {
    const histories: HistoryEvent[][] = [];
    for (const id of workflowIds) {
      for await (const { workflowId, runId } of workflow.list({ query: `WorkflowId = '${id}'` })) {
        const { events } = await workflow.getHandle(workflowId, runId).fetchHistory();
        histories.push(events ?? []);
      }
    }
    return histories;
  });
}

async function withClient<T>(
  { address, namespace }: TemporalAddress,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const connection = await Connection.connect({ address });
  try {
    return await work(new Client({ connection, namespace }));
  } finally {
    await connection.close();
  }
}
