/** One round of the throughput: so many customers enter a new journey at once, and all of them come to its end. */
import { OperatorError } from '@kairos/db/embedded';
import { type BenchWorkspace, userIdOf } from '../load/bench-workspace';
import { batchBodies } from '../load/event-sender';
import { threeMessages } from '../load/journeys';

export const MESSAGES = 3;
const PAUSES = 2;
const BATCH = 100;

export interface Round {
  customers: number;
  runsPerWorkflow: number;
}

export interface RoundOutcome {
  seconds: number;
  customersPerSecond: number;
  /** Share (0 to 1) of the pauses that a durable timer ended. The others were over before their customer came to them. */
  pausesByTimer: number;
}

/** From the first event sent to the last message accepted and the last run ended. */
export async function runRound(
  workspace: BenchWorkspace,
  { customers, runsPerWorkflow }: Round,
): Promise<RoundOutcome> {
  const name = `Three messages ${Date.now()}, ${runsPerWorkflow} in a workflow`;
  const { journeyId } = await workspace.publish(name, threeMessages(name));
  const events = Array.from({ length: customers }, (_, number) => ({
    type: 'track',
    messageId: `${name}/${number}`,
    userId: userIdOf(number),
    event: name,
    properties: { source: 'bench' },
  }));
  const bodies = batchBodies(events, BATCH);
  const begunAt = Date.now();
  await workspace.sendBatches(bodies);
  await workspace.until('every run has ended', customers, () =>
    workspace.count(
      (sql) => sql`select count(*)::int as count from run where journey_id = ${journeyId} and phase = 'ended'`,
    ),
  );
  await workspace.until('every message is accepted', customers * MESSAGES, () =>
    workspace.count(
      (sql) => sql`
      select count(*)::int as count from message
       where workspace_id = ${workspace.workspaceId} and planned_at >= ${new Date(begunAt)}
         and journey_id = ${journeyId} and state = 'accepted'`,
    ),
  );
  const endedAt = await lastChangeOf(workspace, journeyId, begunAt);
  await compareWithSandbox(workspace, begunAt, customers * MESSAGES);
  const pausesByTimer = (await countPausesByTimer(workspace, journeyId)) / (customers * PAUSES);
  await workspace.archive(journeyId);
  const seconds = (endedAt - begunAt) / 1_000;
  return { seconds, customersPerSecond: customers / seconds, pausesByTimer };
}

/** Pauses that were not over already when their customer came to them: they were left in a later commit. */
async function countPausesByTimer(workspace: BenchWorkspace, journeyId: string): Promise<number> {
  return workspace.count(
    (sql) => sql`
      select count(*)::int as count
        from run r
        join journal began on began.run_id = r.id and began.line->>'type' = 'waiting'
        join journal ended on ended.run_id = r.id and ended.line->>'type' = 'left' and ended.line->>'nodeId' = began.line->>'nodeId'
       where r.journey_id = ${journeyId} and ended.committed_at > began.committed_at`,
  );
}

/** Real time, epoch ms: exact, whereas we only look a few times a second. */
async function lastChangeOf(workspace: BenchWorkspace, journeyId: string, begunAt: number): Promise<number> {
  return workspace.query(async (sql) => {
    const [row] = await sql<{ at: Date }[]>`
      select greatest(
        (select max(m.settled_real_at) from message m
          where m.workspace_id = ${workspace.workspaceId} and m.planned_at >= ${new Date(begunAt)} and m.journey_id = ${journeyId}),
        (select max(j.committed_at) from journal j join run r on r.id = j.run_id where r.journey_id = ${journeyId})) as at`;
    if (!row) throw new Error('A round has no end.');
    return row.at.getTime();
  });
}

/** A bench that counts what did not arrive would be worse than none. */
async function compareWithSandbox(workspace: BenchWorkspace, begunAt: number, expected: number): Promise<void> {
  const received = await workspace.count(
    (sql) => sql`select count(*)::int as count from sandbox_message where real_at >= ${new Date(begunAt)}`,
  );
  if (received === expected) return;
  throw new OperatorError('wrong_count', `The sandbox received ${received} messages instead of ${expected}.`);
}
