/** The commit: takes what a cohort's runs must do, advances each in the pure engine, and stores the result in one transaction. */
import {
  clearWake,
  type Database,
  findOpenSlots,
  type LockedCustomer,
  lockCustomers,
  type RunRow,
  readCohort,
  readRuns,
  readWatermark,
  readWorkspaceSettings,
  type TakenItem,
  type TransactionSql,
  takeInbox,
  together,
  type WorkspaceClock,
  withWorkspaceSql,
} from '@kairos/db';
import { faultPoint } from '../fault-points';
import type { LivePlan, PlanCache } from '../routing/live-plans';
import { factsForStepping } from './facts-for-stepping';
import { horizonAt, toleranceOf } from './horizon';
import { inTurns } from './in-turns';
import { isNews, isResting, reportRun, type SteppedRun, stepRun } from './step-run';
import {
  isRefusedData,
  type WriteSteps,
  type WritingFrame,
  type Written,
  writeOneByOne,
  writeSteps,
} from './write-steps';

/** What the workflow knows: the last inbox items it saw, and which of its runs are due (slot and the step it saw last). */
export interface CommitRequest {
  workspaceId: string;
  cohortId: string;
  /** The last item that it saw. */
  position: number;
  /** The last item of which its history tells: what it saw since would be seen again if its present task were lost. */
  recorded: number;
  /**
   * A wake has arrived since it looked last. Without one the wake that is outstanding is still on its way, and must not come as
   * a surprise. Workflows of earlier builds do not say: their wake counts as arrived.
   */
  clearsWake?: boolean;
  due: [slot: number, seq: number][];
}

/** Ids, times and numbers only: this is written into the workflow's history. */
export interface CommitResult {
  position: number;
  clock: WorkspaceClock;
  /** Every run that was looked at: slot, steps so far, next due moment (epoch ms, workspace clock), whether it is still open. */
  runs: [slot: number, seq: number, dueAt: number | null, isOpen: boolean][];
  /** More items wait in the inbox. */
  more: boolean;
  /** Some due run had to wait: an event of its customer, or of a stream, is still on its way. */
  held: boolean;
  /** The cohort takes no more runs: it ends with its last one. */
  isFull: boolean;
}

export interface CommitOptions {
  database: Database;
  plans: PlanCache;
  /** Wakes other cohorts, into which new watching runs were placed. */
  wake: (workspaceId: string, cohortIds: string[]) => Promise<void>;
}

/** Items and due runs per transaction: keeps a commit well under a second. */
export const COMMIT_LIMIT = 500;

/** Repeating a request gives the same result: runs and items that were committed before are only reported. */
export async function commitSteps(options: CommitOptions, request: CommitRequest): Promise<CommitResult> {
  const { workspaceId, cohortId } = request;
  faultPoint('commit-begun');
  // In a transaction of its own, before the inbox is read: whatever comes later sends a new wake.
  await withWorkspaceSql(options.database, workspaceId, (sql) => clearWake(sql, cohortId, request.clearsWake ?? true));
  faultPoint('wake-cleared');
  const commit = (write: WriteSteps) =>
    withWorkspaceSql(options.database, workspaceId, (sql) => commitInTransaction(sql, options.plans, request, write));
  const { result, cohortsToWake } = await commit(writeSteps).catch((error: unknown) => {
    if (!isRefusedData(error)) throw error;
    return commit(writeOneByOne);
  });
  faultPoint('steps-committed');
  if (cohortsToWake.length > 0) await options.wake(workspaceId, cohortsToWake);
  return result;
}

/** Between the two looks at a run its customer may have been merged into another, who is not locked: the commit begins again. */
function refuseMerged(runs: readonly RunRow[], customers: readonly LockedCustomer[]): void {
  const locked = new Set(customers.map(({ id }) => id));
  if (runs.some(({ customerId }) => !locked.has(customerId))) {
    throw new Error('A customer was merged with another while this commit began.');
  }
}

async function commitInTransaction(
  sql: TransactionSql,
  plans: PlanCache,
  request: CommitRequest,
  write: WriteSteps,
): Promise<{ result: CommitResult; cohortsToWake: string[] }> {
  // A workflow that begins knows nothing: it is told of every open run, also those that an ended one has left behind.
  const begins = request.position === 0;
  const [inbox, slots, settings, watermark, cohort, live] = await together([
    takeInbox(sql, request, COMMIT_LIMIT),
    begins ? findOpenSlots(sql, request.cohortId) : request.due.map(([slot]) => slot),
    readWorkspaceSettings(sql),
    readWatermark(sql),
    readCohort(sql, request.cohortId),
    plans.livePlans(sql),
  ]);
  faultPoint('inbox-taken');
  const { items } = inbox;
  const runIds = [...new Set(items.map((item) => item.runId))];
  const horizon = horizonAt(settings.clock, watermark);
  const seen = new Map(request.due);
  const found = await readRuns(sql, request.cohortId, runIds, [...slots, ...inbox.moved]);
  // Most items only say that an alarm was set or that the router has taken a step: that can be told without holding up
  // whoever routes these customers' events.
  const withNews = new Set(items.filter(isNews).map((item) => item.runId));
  const rests = (run: RunRow) =>
    isResting(run, horizon, { hasNews: withNews.has(run.id), isDue: seen.get(run.slot) === run.seq });
  const resting = found.filter(rests);
  const moving = found.filter((run) => !rests(run));
  const told = resting.map((run) => reportRun(run, seen.get(run.slot) === run.seq));
  const frame = { workspaceId: request.workspaceId, settings, now: horizon };
  const { stepped, cohortsToWake } =
    moving.length === 0
      ? { stepped: told, cohortsToWake: [] }
      : await moveOn(sql, plans, { cohortId: request.cohortId, seen, moving, told, items, live, frame, write });
  faultPoint('steps-written');
  return {
    cohortsToWake,
    result: {
      position: inbox.last ?? request.position,
      clock: settings.clock,
      runs: stepped.map(({ slot, seq, dueAt, isOpen }) => [slot, seq, dueAt, isOpen]),
      more: inbox.more,
      held: stepped.some((run) => run.isHeld),
      isFull: cohort !== null && !cohort.open,
    },
  };
}

interface RunsToMove {
  cohortId: string;
  /** By slot, the step that the workflow saw last. */
  seen: ReadonlyMap<number, number>;
  moving: readonly RunRow[];
  /** Runs that are only reported. */
  told: readonly SteppedRun[];
  items: readonly TakenItem[];
  live: readonly LivePlan[];
  frame: WritingFrame;
  write: WriteSteps;
}

async function moveOn(
  sql: TransactionSql,
  plans: PlanCache,
  { cohortId, seen, moving, told, items, live, frame, write }: RunsToMove,
): Promise<Written> {
  const { workspaceId, settings, now: horizon } = frame;
  const slots = moving.map((run) => run.slot);
  const [customers, runs] = await together([
    lockCustomers(sql, [...new Set(moving.map((run) => run.customerId))]),
    readRuns(sql, cohortId, [], slots),
  ]);
  refuseMerged(runs, customers);
  const facts = await factsForStepping(sql, plans, { workspaceId, runs, items, live, customers, settings, horizon });
  const tolerance = toleranceOf(settings.clock);
  const stepped = await inTurns(runs, (run) => stepRun(facts, run, seen.get(run.slot) ?? null, tolerance));
  const [, written] = await together([facts.room.save(sql), write(sql, [...told, ...stepped], frame)]);
  return written;
}
