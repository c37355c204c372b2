/** What members do with runs that were parked because a step could not be done: let them try again, or leave the journey. */
import {
  appendFlow,
  askToWake,
  type Database,
  deliverToInboxes,
  endParkedRun,
  type FlowChange,
  findCustomerOfRun,
  insertJournal,
  isWatchedElsewhere,
  listParkedRuns,
  lockCustomers,
  lockParkedRun,
  type ParkedRunRow,
  type TransactionSql,
  unparkRun,
  withWorkspaceSql,
} from '@kairos/db';
import type { JournalLine } from '@kairos/engine';
import { workspaceTime } from '../customers/workspace-time';
import { expectJourney } from '../journeys/expect-journey';
import { Refusal } from '../refusal';
import { repeatCalls } from '../webhooks';
import { runNotFound, runNotParked, runReplaced } from './errors';

const LEFT = 'exited';
/** Taken up again at one press; whoever has more presses again. */
const MOST_AT_ONCE = 500;

/**
 * Puts the run back to where it stood before its step failed, and wakes its cohort: the step is taken again.
 * Nothing is sent twice, since nothing of the failed step was kept, and a call is made again under its own id. Throws `live/run-not-found`, `live/run-not-parked` or
 * `live/run-replaced`.
 */
export async function retryRun(database: Database, workspaceId: string, runId: string): Promise<void> {
  await withWorkspaceSql(database, workspaceId, async (sql) => {
    const run = await takeParked(sql, workspaceId, runId);
    if (run.parked.phase === 'watching' && (await isWatchedElsewhere(sql, run))) throw runReplaced();
    const at = await workspaceTime(sql);
    const { nodeId, visits, failedAt } = run.parked.state;
    await unparkRun(sql, run);
    if (failedAt !== undefined && nodeId !== null) {
      // The run has to tell what comes of it now from the failure that it knows.
      const later = new Date(Math.max(at.getTime(), failedAt) + 1);
      await repeatCalls(sql, workspaceId, { runId, nodeId, visit: visits[nodeId] ?? 0, at: later });
    }
    await tell(sql, workspaceId, run, { type: 'resumed', at: at.getTime(), nodeId });
    await appendFlow(sql, workspaceId, [
      ...noLongerFailed(run),
      count(run, { metric: run.parked.phase, at }),
      ...(nodeId !== null ? [count(run, { nodeId, metric: 'here', at })] : []),
    ]);
    const { start } = run.parked;
    const item = start
      ? { kind: 'trigger' as const, at: new Date(start.at), payload: start.payload }
      : { kind: 'open' as const, at, payload: {} };
    await deliverToInboxes(sql, workspaceId, [{ cohortId: run.cohortId, runId, ...item }]);
    await askToWake(sql, workspaceId, [run.cohortId]);
  });
}

/** Its customer has left the journey. Throws `live/run-not-found` or `live/run-not-parked`. */
export async function endRun(database: Database, workspaceId: string, runId: string): Promise<void> {
  await withWorkspaceSql(database, workspaceId, async (sql) => {
    const run = await takeParked(sql, workspaceId, runId);
    const at = await workspaceTime(sql);
    await endParkedRun(sql, runId, LEFT);
    await tell(sql, workspaceId, run, { type: 'ended', at: at.getTime(), nodeId: null, outcome: LEFT, reason: null });
    await appendFlow(sql, workspaceId, [...noLongerFailed(run), count(run, { metric: `ended:${LEFT}`, at })]);
  });
}

/** Lets all parked runs of a journey, or of one of its steps, try again. Resolves with how many do. Throws `journeys/not-found`. */
export async function retryRuns(
  database: Database,
  workspaceId: string,
  wanted: { journeyId: string; nodeId: string | null },
): Promise<number> {
  const runIds = await withWorkspaceSql(database, workspaceId, async (sql) => {
    await expectJourney(sql, wanted.journeyId);
    return listParkedRuns(sql, workspaceId, { ...wanted, limit: MOST_AT_ONCE });
  });
  let retried = 0;
  for (const runId of runIds) {
    try {
      await retryRun(database, workspaceId, runId);
      retried += 1;
    } catch (error) {
      // Somebody was first, or the customer is watched anew: that holds up none of the others.
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return retried;
}

/** Customers are locked before their runs, as everywhere. */
async function takeParked(sql: TransactionSql, workspaceId: string, runId: string): Promise<ParkedRunRow> {
  const known = await findCustomerOfRun(sql, runId);
  if (known === null) throw runNotFound();
  await lockCustomers(sql, [known]);
  const run = await lockParkedRun(sql, workspaceId, runId);
  if (!run) throw runNotParked();
  return run;
}

async function tell(sql: TransactionSql, workspaceId: string, run: ParkedRunRow, line: JournalLine): Promise<void> {
  await insertJournal(sql, workspaceId, [{ runId: run.id, lines: [line] }]);
}

/** The failure was counted where the run stood, when it failed. */
function noLongerFailed(run: ParkedRunRow): FlowChange[] {
  const { nodeId } = run;
  const taken = { amount: -1, at: run.endedAt };
  return [
    count(run, { ...taken, metric: 'ended:failed' }),
    ...(nodeId !== null ? [count(run, { ...taken, nodeId, metric: 'failed' })] : []),
  ];
}

/** One more at the journey as a whole, unless told otherwise. */
function count(
  { journeyId, versionId }: ParkedRunRow,
  { nodeId = '', metric, amount = 1, at }: { nodeId?: string; metric: string; amount?: number; at: Date },
): FlowChange {
  return { journeyId, versionId, nodeId, metric, amount, at: at.getTime() };
}
