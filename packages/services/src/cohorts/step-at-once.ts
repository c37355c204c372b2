/** Takes the steps that events cause where the events are routed: a workflow keeps time, and only has to be told how far its runs are. */
import {
  type InboxItem,
  type LockedCustomer,
  type MovedRun,
  type RunChange,
  type RunRow,
  readRunsById,
  readWatermark,
  type TakenItem,
  type TransactionSql,
  together,
  type WorkspaceClock,
  type WorkspaceSettings,
} from '@kairos/db';
import type { LivePlan, PlanCache } from '../routing/live-plans';
import { factsForStepping } from './facts-for-stepping';
import { horizonAt, toleranceOf } from './horizon';
import { inTurns } from './in-turns';
import { readOverdueElders } from './overdue-elders';
import type { RunToPlace } from './place-runs';
import { type SteppedRun, takeStep } from './step-run';
import { canBeToldLater } from './told-later';

export interface RunsToStep {
  /** Items for runs that hear an event, and for watching runs. */
  items: InboxItem[];
  opened: RunToPlace[];
}

export interface SteppingFrame {
  workspaceId: string;
  live: readonly LivePlan[];
  /** Locked, as they were before this batch. */
  customers: readonly LockedCustomer[];
  settings: WorkspaceSettings;
}

export interface SteppedAtOnce extends RunsToStep {
  /** To be written in the same transaction. */
  stepped: SteppedRun[];
  /** Of the stepped runs those that were placed before. */
  moved: MovedRun[];
}

/** A run that cannot take its step yet keeps its item: its cohort takes it. Call before anything of the batch is written. */
export async function stepAtOnce(
  sql: TransactionSql,
  plans: PlanCache,
  { workspaceId, live, customers, settings }: SteppingFrame,
  { items, opened }: RunsToStep,
): Promise<SteppedAtOnce> {
  const heard = items.filter(({ kind }) => kind === 'event');
  const starting = opened.flatMap((run) =>
    run.phase === 'acting' && 'kind' in run.item ? { ...run, item: run.item } : [],
  );
  if (heard.length + starting.length === 0) return { items, opened, stepped: [], moved: [] };
  const heardIds = heard.map(({ runId }) => runId);
  const [found, watermark] = await together([readRunsById(sql, heardIds), readWatermark(sql)]);
  const cohortOf = new Map(heard.map(({ runId, cohortId }) => [runId, cohortId]));
  const known = found.flatMap((run) => {
    const cohortId = cohortOf.get(run.id);
    return run.phase === 'acting' && cohortId ? { ...run, cohortId } : [];
  });
  const horizon = horizonAt(settings.clock, watermark);
  const elders = await readOverdueElders(sql, plans, known, horizon);
  // Of a customer's runs the one that began first hears an event first.
  const runs = [...[...known, ...elders].sort((a, b) => begunAt(a) - begunAt(b)), ...starting.map(rowOf)];
  const news = [...heard, ...starting.map(({ id, item }) => ({ runId: id, ...item }))];
  const facts = await factsForStepping(sql, plans, {
    ...{ workspaceId, runs, live, customers, settings, horizon },
    items: news.map((item): TakenItem => ({ ...item, seq: '0' })),
  });
  const tolerance = toleranceOf(settings.clock);
  const startOf = new Map(starting.map(({ id, item }) => [id, { at: item.at.getTime(), payload: item.payload }]));
  const outcomes = new Map<string, SteppedRun>();
  await inTurns(runs, (run) => {
    const start = startOf.get(run.id) ?? null;
    const stepped = takeStep(facts, run, { start, inboxSeq: Number(run.inboxSeq), tolerance });
    if (!stepped.outcome?.change) return;
    outcomes.set(run.id, { ...stepped, outcome: { ...stepped.outcome, isNew: start !== null } });
  });
  return {
    stepped: [...outcomes.values()],
    items: items.filter(({ runId }) => !outcomes.has(runId)),
    ...whatToTell(outcomes, { placed: [...known, ...elders], opened, clock: settings.clock }),
  };
}

/** Of the runs that took their step: when they are due next, and so how soon their workflow has to know. */
function whatToTell(
  outcomes: ReadonlyMap<string, SteppedRun>,
  { placed, opened, clock }: { placed: (RunRow & { cohortId: string })[]; opened: RunToPlace[]; clock: WorkspaceClock },
): Pick<SteppedAtOnce, 'moved' | 'opened'> {
  const changeOf = (runId: string) => outcomes.get(runId)?.outcome?.change;
  const canWait = ({ dueAt }: RunChange) => canBeToldLater(clock, dueAt);
  return {
    moved: placed.flatMap(({ id, cohortId, slot }) => {
      const change = changeOf(id);
      return change ? { cohortId, slot, canWait: canWait(change) } : [];
    }),
    opened: opened.map((run) => {
      const stepped = changeOf(run.id);
      return stepped ? { ...run, stepped, item: { canWait: canWait(stepped) } } : run;
    }),
  };
}

const begunAt = ({ state }: RunRow) => state.campaignStartedAt ?? 0;

function rowOf({ id, journeyId, versionId, customerId, phase, triggerId, state, dueAt }: RunToPlace): RunRow {
  return { id, journeyId, versionId, customerId, phase, triggerId, state, dueAt, slot: 0, seq: 0, inboxSeq: '0' };
}
