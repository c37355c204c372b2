/** Moves customers who are under way to another version of their journey: ordered at once, done in portions that are each all or nothing. */
import {
  countMoved,
  countStanding,
  type Database,
  findCustomersOfRuns,
  findVersion,
  lockCustomers,
  lockNextMove,
  type MoveUnderWay,
  notifyJourneys,
  orderMove,
  type RunChange,
  type RunRow,
  readActingRuns,
  readWorkspaceSettings,
  type TransactionSql,
  takeMoveItems,
  withWorkspaceSql,
} from '@kairos/db';
import {
  EngineError,
  type KindRegistry,
  type MoveChoices,
  type MovedRun,
  moveRun,
  openPlan,
  type Plan,
} from '@kairos/engine';
import { v7 as uuid } from 'uuid';
import { readHorizon } from '../cohorts/horizon';
import { emptyOutcome, type StepOutcome } from '../cohorts/step-outcome';
import type { SteppedRun } from '../cohorts/step-run';
import { writeSteps } from '../cohorts/write-steps';
import { openPlans } from './standing';

export interface MovedCounts {
  /** Customers who go on in the other version. */
  moved: number;
  /** Customers whose campaign ended by it. */
  left: number;
  /** Customers whose campaign had ended before their turn came. */
  missed: number;
  /** Customers whose turn is still to come. */
  remaining: number;
  /** Customers who finish on the version that they are on. */
  stayed: number;
}

interface Target {
  versionId: string;
  number: number;
  plan: Plan;
}

export interface RunsToMove {
  journeyId: string;
  to: Target;
  choices: MoveChoices;
}

type HostedRow = RunRow & { cohortId: string };

/** Customers per transaction: their runs, and whatever they do meanwhile, wait for it. */
const PORTION = 500;

/**
 * Notes whom the move concerns and what was chosen for where they stand now, and moves the first portion. The others have their
 * turn by {@link continueMoves}, and whatever step they have come to by then, what was chosen holds.
 */
export async function moveRuns(
  sql: TransactionSql,
  kinds: KindRegistry,
  workspaceId: string,
  { journeyId, to, choices }: RunsToMove,
): Promise<MovedCounts> {
  const move = { id: uuid(), journeyId, versionId: to.versionId };
  const standing = (await countStanding(sql, journeyId)).filter((row) => row.versionId !== to.versionId);
  const total = await orderMove(sql, workspaceId, { ...move, choices });
  const stayed = standing.reduce((sum, row) => sum + row.waiting, 0) - total;
  const { moved, departed, missed } = total > 0 ? await movePortion(sql, kinds, workspaceId, { move, to }) : NOBODY;
  return { moved, left: departed, missed, remaining: total - moved - departed - missed, stayed };
}

const NOBODY = { moved: 0, departed: 0, missed: 0 };

/** Moves the next portion of the oldest move that is not done, whoever ordered it. False when there was nothing to do. */
export async function continueMoves(database: Database, kinds: KindRegistry, workspaceId: string): Promise<boolean> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const move = await lockNextMove(sql);
    const version = move && (await findVersion(sql, move.versionId));
    if (!version) return false;
    const to = { versionId: version.id, number: version.number, plan: openPlan(version.plan, kinds) };
    await movePortion(sql, kinds, workspaceId, { move, to });
    await notifyJourneys(sql, workspaceId);
    return true;
  });
}

async function movePortion(
  sql: TransactionSql,
  kinds: KindRegistry,
  workspaceId: string,
  { move, to }: { move: MoveUnderWay; to: Target },
) {
  const items = new Map((await takeMoveItems(sql, move.id, PORTION)).map((item) => [item.runId, item]));
  const ids = [...items.keys()];
  await lockCustomers(sql, (await findCustomersOfRuns(sql, ids)).sort());
  const runs = await readActingRuns(sql, ids);
  const plans = await openPlans(sql, kinds, runs);
  const settings = await readWorkspaceSettings(sql);
  const at = await readHorizon(sql, settings.clock);
  const stepped = runs.flatMap((run): SteppedRun[] => {
    const item = items.get(run.id);
    const from = plans.get(run.versionId);
    if (!item || !from || run.versionId === to.versionId) return [];
    const moved = moveRun({ from, to: to.plan, kinds, toNumber: to.number, at }, run.state, item.choice);
    return [steppedBy(run, { moved, versionId: to.versionId, at })];
  });
  await writeSteps(sql, stepped, { workspaceId, settings, now: at });
  const departed = stepped.filter((run) => !run.isOpen).length;
  const counts = { moved: stepped.length - departed, departed, missed: items.size - stepped.length };
  await countMoved(sql, move.id, counts);
  return counts;
}

interface MoveOfRun {
  moved: MovedRun;
  versionId: string;
  at: number;
}

function steppedBy(run: HostedRow, move: MoveOfRun): SteppedRun {
  const { moved, at } = move;
  const isOpen = moved.run.phase !== 'ended';
  const outcome: StepOutcome = {
    ...emptyOutcome(),
    before: run,
    change: changeOf(run, move),
    lines: moved.lines,
    items: [{ cohortId: run.cohortId, runId: run.id, kind: 'look', at: new Date(at), payload: {} }],
  };
  return { slot: run.slot, seq: run.seq + 1, dueAt: moved.run.dueAt, isOpen, isHeld: false, outcome };
}

/** Whoever leaves has never been on the other version. */
function changeOf(run: HostedRow, { moved, versionId, at }: MoveOfRun): RunChange {
  const { phase, nodeId, dueAt, outcome, campaignStartedAt } = moved.run;
  if (campaignStartedAt === null) throw new EngineError('step-missing', 'A run that has not started cannot be moved.');
  const hasEnded = phase === 'ended';
  return {
    id: run.id,
    inboxSeq: Number(run.inboxSeq),
    versionId: hasEnded ? run.versionId : versionId,
    phase,
    triggerId: run.triggerId,
    nodeId,
    state: moved.run,
    campaignStartedAt: new Date(campaignStartedAt),
    dueAt: dueAt === null ? null : new Date(dueAt),
    // What it listens for in the other version is found out when its cohort looks at it.
    listens: hasEnded ? [] : null,
    endedAt: hasEnded ? new Date(at) : null,
    outcome,
    failure: null,
    parked: null,
  };
}
