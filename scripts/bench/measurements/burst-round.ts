/** One round of a burst: so many customers enter a new journey at once, and all of them come to its end. */
import { OperatorError } from '@kairos/db/embedded';
import { countActions, readHistories, sumOf } from '@kairos/testkit/temporal';
import { type BenchWorkspace, userIdOf } from '../load/bench-workspace';
import { batchBodies } from '../load/event-sender';
import { PAUSE_SECONDS, threeMessages } from '../load/journeys';
import { expectReceived } from '../load/received';
import type { FreshStack } from '../stack/fresh-stack';

export const MESSAGES = 3;
const BATCH = 100;

export interface Round {
  customers: number;
  runsPerWorkflow: number;
  /** Without, nobody has given consent: every message is planned, judged and left out. */
  delivers: boolean;
}

export interface RoundOutcome {
  /** From the first event sent until the last customer had come to the pause. */
  enteringSeconds: number;
  /** From the first event sent to the last message accepted and the last run ended. */
  seconds: number;
  /** The time in which all of them only wait left out. */
  customersPerSecond: number;
  /** Share (0 to 1) of the pauses that a durable timer ended. The others were over before their customer came to them. */
  pausesByTimer: number;
  /** What a Temporal service that charges by the action would count. */
  actionsPerThousand: number;
}

/** What a round needs to know of the stack beside its workspace. */
export type BurstStack = Pick<FreshStack, 'sinks' | 'temporal'>;

export async function runRound(
  workspace: BenchWorkspace,
  { sinks, temporal }: BurstStack,
  round: Round,
): Promise<RoundOutcome> {
  const { customers, runsPerWorkflow, delivers } = round;
  const name = `Three messages ${Date.now()}, ${runsPerWorkflow} in a workflow`;
  const { journeyId } = await workspace.publish(name, threeMessages(name));
  const userId = delivers ? userIdOf : (number: number) => `silent-${number}`;
  const events = Array.from({ length: customers }, (_, number) => ({
    type: 'track',
    messageId: `${name}/${number}`,
    userId: userId(number),
    event: name,
    properties: { source: 'bench' },
  }));
  const bodies = batchBodies(events, BATCH);
  const messages = delivers ? customers * MESSAGES : 0;
  const begunAt = Date.now();
  await workspace.sendBatches(bodies);
  await untilEnded(workspace, journeyId, customers);
  await workspace.until('every message is accepted', messages, () => countAccepted(workspace, journeyId, begunAt));
  const { enteredAt, endedAt } = await momentsOf(workspace, journeyId, begunAt);
  expectReceived(sinks, begunAt, messages);
  const pausesByTimer = (await countPausesByTimer(workspace, journeyId)) / customers;
  const cohorts = await workspace.query(
    (sql) => sql<{ id: string }[]>`select 'cohort/' || id as id from cohort where journey_id = ${journeyId}`,
  );
  const ids = cohorts.map(({ id }) => id);
  const actionsPerThousand = (sumOf(countActions(await readHistories(temporal, ids))) / customers) * 1_000;
  await workspace.archive(journeyId);
  const seconds = (endedAt - begunAt) / 1_000;
  const enteringSeconds = (enteredAt - begunAt) / 1_000;
  const idleSeconds = Math.max(0, PAUSE_SECONDS - enteringSeconds);
  const customersPerSecond = customers / (seconds - idleSeconds);
  return { enteringSeconds, seconds, customersPerSecond, pausesByTimer, actionsPerThousand };
}

async function untilEnded(workspace: BenchWorkspace, journeyId: string, customers: number): Promise<void> {
  await workspace.until('every run has ended', customers, () =>
    workspace.count(
      (sql) => sql`select count(*)::int as count from run where journey_id = ${journeyId} and phase = 'ended'`,
    ),
  );
}

function countAccepted(workspace: BenchWorkspace, journeyId: string, begunAt: number): Promise<number> {
  return workspace.count(
    (sql) => sql`
      select count(*)::int as count from message
       where workspace_id = ${workspace.workspaceId} and planned_at >= ${new Date(begunAt)}
         and journey_id = ${journeyId} and state = 'accepted'`,
  );
}

/** Pauses that were not over already when their customer came to them: they were left in a later commit. */
async function countPausesByTimer(workspace: BenchWorkspace, journeyId: string): Promise<number> {
  return workspace.count(
    (sql) => sql`
      select count(*)::int as count
        from run r
        join journal began on began.run_id = r.id cross join journal_lines(began.lines, began.at, began.event_id) as wait
        join journal ended on ended.run_id = r.id cross join journal_lines(ended.lines, ended.at, ended.event_id) as leaving
       where wait.type = 'waiting' and leaving.type = 'left' and leaving.node_id = wait.node_id and r.journey_id = ${journeyId} and ended.committed_at > began.committed_at`,
  );
}

/** Real time, epoch ms, from the rows themselves: exact, whereas we only look a few times a second. */
async function momentsOf(
  workspace: BenchWorkspace,
  journeyId: string,
  begunAt: number,
): Promise<{ enteredAt: number; endedAt: number }> {
  return workspace.query(async (sql) => {
    const [row] = await sql<{ enteredAt: Date | null; endedAt: Date | null }[]>`
      select max(j.committed_at) filter (where line.type = 'waiting') as "enteredAt",
             greatest(max(j.committed_at),
               (select max(m.settled_real_at) from message m
                 where m.workspace_id = ${workspace.workspaceId} and m.planned_at >= ${new Date(begunAt)}
                   and m.journey_id = ${journeyId})) as "endedAt"
        from journal j cross join journal_lines(j.lines, j.at, j.event_id) as line join run r on r.id = j.run_id where r.journey_id = ${journeyId}`;
    if (!row?.enteredAt || !row.endedAt) throw new OperatorError('wrong_count', 'A round has no end.');
    return { enteredAt: row.enteredAt.getTime(), endedAt: row.endedAt.getTime() };
  });
}
