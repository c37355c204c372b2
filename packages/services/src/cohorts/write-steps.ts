/** Writes what steps of runs came to: all at once, or, where PostgreSQL refuses some of it, one by one. */
import {
  addToExperiments,
  appendFlow,
  decideExperiment,
  deliverToInboxes,
  displaceMessages,
  insertJournal,
  insertKeptStarts,
  insertMessages,
  insertTransitions,
  storeAssignments,
  type TransactionSql,
  together,
  updateRuns,
  upsertSensing,
  type WorkspaceSettings,
  withdrawTasks,
} from '@kairos/db';
import { writeEffects } from '../effects';
import { flowOfTransitions } from '../routing/plan-moves';
import { flowOfSteps, flowOfTakenBack } from './flow-of-steps';
import { readHorizon } from './horizon';
import { parkRun } from './park-run';
import { placeRuns } from './place-runs';
import type { StepOutcome } from './step-outcome';
import type { SteppedRun } from './step-run';

export interface WritingFrame {
  workspaceId: string;
  settings: WorkspaceSettings;
  /** Epoch ms, workspace clock. */
  now: number;
}

export interface Written {
  /** The runs as they stand now. */
  stepped: SteppedRun[];
  /** To be woken after the transaction. */
  cohortsToWake: string[];
}

export type WriteSteps = (sql: TransactionSql, stepped: readonly SteppedRun[], frame: WritingFrame) => Promise<Written>;

export const writeSteps: WriteSteps = async (sql, stepped, frame) => ({
  stepped: [...stepped],
  cohortsToWake: await write(sql, stepped, frame),
});

/** Many round trips, so only for a batch that was refused: the run that is to blame is parked, all others go on. */
export const writeOneByOne: WriteSteps = async (sql, stepped, frame) => {
  const written: Written = { stepped: [], cohortsToWake: [] };
  for (const run of stepped) {
    const { kept, woken } = await writeOrPark(sql, run, frame);
    written.stepped.push(kept);
    written.cohortsToWake.push(...woken);
  }
  return { ...written, cohortsToWake: [...new Set(written.cohortsToWake)] };
};

/** PostgreSQL does not take a value (class 22) or a row (class 23): trying again would not help, and one run is to blame. */
export function isRefusedData(error: unknown): boolean {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' && /^2[23]/.test(code);
}

async function writeOrPark(
  sql: TransactionSql,
  run: SteppedRun,
  frame: WritingFrame,
): Promise<{ kept: SteppedRun; woken: string[] }> {
  const outcome = run.outcome;
  if (!outcome) return { kept: run, woken: [] };
  try {
    return { kept: run, woken: await sql.savepoint((inner) => write(inner, [run], frame)) };
  } catch (error) {
    if (!isRefusedData(error) || !outcome.before || !outcome.change) throw error;
    const parked = parkRun(outcome.before, outcome.start, error, frame.now);
    parked.before = outcome.before;
    if (parked.change) parked.change.inboxSeq = outcome.change.inboxSeq;
    const kept: SteppedRun = { ...run, dueAt: null, isOpen: false, outcome: parked };
    return { kept, woken: await write(sql, [kept], frame) };
  }
}

async function write(
  sql: TransactionSql,
  stepped: readonly SteppedRun[],
  { workspaceId, settings, now }: WritingFrame,
): Promise<string[]> {
  const outcomes = stepped.flatMap((run) => run.outcome ?? []);
  if (outcomes.length === 0) return [];
  const all = <T>(of: (outcome: StepOutcome) => T | readonly T[]) => outcomes.flatMap(of);
  const goneOn = outcomes.filter(hasGoneOn).flatMap((outcome) => outcome.change?.id ?? []);
  const transitions = all((outcome) => outcome.transitions);
  await together([
    updateRuns(
      sql,
      all(({ change, isNew }) => (change && !isNew ? change : [])),
    ),
    insertJournal(
      sql,
      workspaceId,
      all(({ before, lines }) => (before ? { runId: before.id, lines } : [])),
    ),
    insertMessages(
      sql,
      workspaceId,
      all((outcome) => outcome.messages),
    ),
    withdrawTasks(sql, workspaceId, { runIds: goneOn, at: new Date(now) }),
    storeAssignments(
      sql,
      workspaceId,
      all((outcome) => outcome.assignments),
    ),
    addToExperiments(
      sql,
      workspaceId,
      all((outcome) => outcome.counts),
    ),
    upsertSensing(
      sql,
      workspaceId,
      all((outcome) => outcome.sensing ?? []),
    ),
    insertTransitions(sql, workspaceId, transitions),
    insertKeptStarts(
      sql,
      workspaceId,
      all((outcome) => outcome.kept),
    ),
  ]);
  for (const { of, decision } of all((outcome) => outcome.decisions)) {
    await decideExperiment(sql, workspaceId, of, { decision, memberId: null });
  }
  const effects = all((outcome) => outcome.effects);
  const [displaced, notDone] = await together([
    displaceMessages(
      sql,
      all((outcome) => outcome.displaced),
    ),
    // The horizon is read again: the customers are locked by now, so nothing of theirs has been sensed beyond it.
    effects.length > 0
      ? readHorizon(sql, settings.clock).then((horizon) => writeEffects(sql, workspaceId, effects, horizon))
      : [],
  ]);
  const flow = [
    ...flowOfTransitions(transitions),
    ...all(flowOfSteps),
    ...notDone,
    ...displaced.flatMap((message) => flowOfTakenBack(message, { reason: 'outranked', at: now })),
  ];
  const [, woken] = await together([
    appendFlow(sql, workspaceId, flow),
    deliverToInboxes(
      sql,
      workspaceId,
      all((outcome) => outcome.items),
    ),
  ]);
  const opened = all((outcome) => outcome.opened);
  const placed = await placeRuns(sql, workspaceId, opened, settings.runsPerWorkflow);
  return [...new Set([...woken, ...placed])];
}

/** Whether the run stood at a step before this commit and does so no more. */
function hasGoneOn({ before, change, lines }: StepOutcome): boolean {
  if (!before || before.state.nodeId === null) return false;
  return change?.nodeId !== before.state.nodeId || lines.some(({ type }) => type === 'left' || type === 'ended');
}
