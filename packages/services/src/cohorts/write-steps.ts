/** Writes what steps of runs came to: all at once, or, where PostgreSQL refuses some of it, one by one. */
import {
  appendFlow,
  deliverToInboxes,
  displaceMessages,
  insertJournal,
  insertMessages,
  insertTransitions,
  replaceSubscriptions,
  storeAssignments,
  type TransactionSql,
  updateRuns,
  upsertSensing,
  type WorkspaceSettings,
  withdrawTasks,
} from '@kairos/db';
import { writeEffects } from '../effects';
import { flowOfTransitions } from '../routing/plan-moves';
import { flowOfDisplaced, flowOfSteps } from './flow-of-steps';
import { readHorizon } from './horizon';
import { parkRun } from './park-run';
import { placeRuns } from './place-runs';
import { emptyOutcome, type StepOutcome } from './step-outcome';
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
    const parked = parkRun(outcome.before, error, frame.now);
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
  const outcomes = stepped.map((run) => run.outcome ?? emptyOutcome());
  const changes = outcomes.flatMap((outcome) => outcome.change ?? []);
  await updateRuns(sql, changes);
  await insertJournal(
    sql,
    workspaceId,
    outcomes.flatMap((outcome) => outcome.lines),
  );
  await insertMessages(
    sql,
    workspaceId,
    outcomes.flatMap((outcome) => outcome.messages),
  );
  const goneOn = outcomes.filter(hasGoneOn).flatMap((outcome) => outcome.change?.id ?? []);
  if (goneOn.length > 0) await withdrawTasks(sql, workspaceId, { runIds: goneOn, at: new Date(now) });
  await storeAssignments(
    sql,
    workspaceId,
    outcomes.flatMap((outcome) => outcome.assignments),
  );
  const displaced = await displaceMessages(
    sql,
    outcomes.flatMap((outcome) => outcome.displaced),
  );
  const effects = outcomes.flatMap((outcome) => outcome.effects);
  // Read again: the customers are locked by now, so nothing of theirs has been sensed beyond it.
  const notDone =
    effects.length > 0 ? await writeEffects(sql, workspaceId, effects, await readHorizon(sql, settings.clock)) : [];
  await upsertSensing(
    sql,
    workspaceId,
    outcomes.flatMap((outcome) => outcome.sensing ?? []),
  );
  const transitions = outcomes.flatMap((outcome) => outcome.transitions);
  await insertTransitions(sql, workspaceId, transitions);
  const listening = outcomes.flatMap((outcome) => outcome.subscriptions ?? []);
  const listeners = outcomes.flatMap((outcome) => (outcome.subscriptions && outcome.change ? [outcome.change.id] : []));
  if (listeners.length > 0) await replaceSubscriptions(sql, workspaceId, listeners, listening);
  await appendFlow(sql, workspaceId, [
    ...flowOfTransitions(transitions),
    ...outcomes.flatMap(flowOfSteps),
    ...notDone,
    ...displaced.flatMap(flowOfDisplaced),
  ]);
  const woken = await deliverToInboxes(
    sql,
    workspaceId,
    outcomes.flatMap((outcome) => outcome.items),
  );
  const placed = await placeRuns(
    sql,
    workspaceId,
    outcomes.flatMap((outcome) => outcome.opened),
    settings.runsPerWorkflow,
  );
  return [...new Set([...woken, ...placed])];
}

/** Whether the run stood at a step before this commit and does so no more. */
function hasGoneOn({ before, lines }: StepOutcome): boolean {
  return (
    before !== null &&
    before.state.nodeId !== null &&
    lines.some(({ line }) => line.type === 'left' || line.type === 'ended')
  );
}
