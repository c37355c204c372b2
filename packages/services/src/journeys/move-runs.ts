/** Moves customers who are under way to another version of their journey: all at once, so that what is told of it is what was done. */
import {
  countStanding,
  lockCustomers,
  type RunChange,
  type RunRow,
  readRunsOnOtherVersions,
  readWorkspaceSettings,
  type TransactionSql,
} from '@kairos/db';
import {
  choiceFor,
  EngineError,
  type KindRegistry,
  type MoveChoices,
  type MovedRun,
  moveRun,
  type Plan,
} from '@kairos/engine';
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
  /** Customers who finish on the version that they are on. */
  stayed: number;
}

export interface RunsToMove {
  journeyId: string;
  to: { versionId: string; number: number; plan: Plan };
  choices: MoveChoices;
}

type HostedRow = RunRow & { cohortId: string };

/** Runs written at a time. */
const BATCH = 500;

/** What is to be done next, a new wait or the next step, their cohorts do: each is told to look. */
export async function moveRuns(
  sql: TransactionSql,
  kinds: KindRegistry,
  workspaceId: string,
  { journeyId, to, choices }: RunsToMove,
): Promise<MovedCounts> {
  if ([choices.others, ...Object.values(choices.byStep)].every((choice) => choice === 'stay')) {
    const standing = (await countStanding(sql, journeyId)).filter((row) => row.versionId !== to.versionId);
    return { moved: 0, left: 0, stayed: standing.reduce((sum, row) => sum + row.waiting, 0) };
  }
  const before = await readRunsOnOtherVersions(sql, { journeyId, ...to });
  await lockCustomers(sql, [...new Set(before.map((run) => run.customerId))].sort());
  const runs = await readRunsOnOtherVersions(sql, { journeyId, ...to });
  const plans = await openPlans(sql, kinds, runs);
  const settings = await readWorkspaceSettings(sql);
  const at = await readHorizon(sql, settings.clock);
  const stepped = runs.flatMap((run): SteppedRun[] => {
    const choice = choiceFor(choices, run.state.nodeId);
    const from = plans.get(run.versionId);
    if (choice === 'stay' || !from) return [];
    const moved = moveRun({ from, to: to.plan, kinds, toNumber: to.number, at }, run.state, choice);
    return [steppedBy(run, { moved, versionId: to.versionId, at })];
  });
  for (let from = 0; from < stepped.length; from += BATCH) {
    await writeSteps(sql, stepped.slice(from, from + BATCH), { workspaceId, settings, now: at });
  }
  const left = stepped.filter((run) => !run.isOpen).length;
  return { moved: stepped.length - left, left, stayed: runs.length - stepped.length };
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
