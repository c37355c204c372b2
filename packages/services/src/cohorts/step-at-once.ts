/** Takes the steps that events cause where the events are routed: a workflow keeps time, and only has to be told how far its runs are. */
import {
  type InboxItem,
  type LockedCustomer,
  type RunRow,
  readRunsById,
  readWatermark,
  type TakenItem,
  type TransactionSql,
  together,
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
}

/** A run that cannot take its step yet keeps its item: its cohort takes it. Call before anything of the batch is written. */
export async function stepAtOnce(
  sql: TransactionSql,
  plans: PlanCache,
  { workspaceId, live, customers, settings }: SteppingFrame,
  { items, opened }: RunsToStep,
): Promise<SteppedAtOnce> {
  const heard = items.filter(({ kind }) => kind === 'event');
  const starting = opened.filter(({ phase }) => phase === 'acting');
  if (heard.length + starting.length === 0) return { items, opened, stepped: [] };
  const heardIds = heard.map(({ runId }) => runId);
  const [found, watermark] = await together([readRunsById(sql, heardIds), readWatermark(sql)]);
  const known = found.filter(({ phase }) => phase === 'acting');
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
  const changeOf = (runId: string) => outcomes.get(runId)?.outcome?.change;
  const told = <Item extends object>(runId: string, item: Item) => {
    const change = changeOf(runId);
    return change ? { ...item, ...MOVED, canWait: canBeToldLater(settings.clock, change.dueAt) } : item;
  };
  return {
    stepped: [...outcomes.values()],
    items: [
      ...items.map((item) => told(item.runId, item)),
      ...elders
        .filter(({ id }) => outcomes.has(id))
        .map(({ id, cohortId }) => told(id, { runId: id, cohortId, at: new Date(horizon), ...MOVED })),
    ],
    opened: opened.map((run) => {
      const change = changeOf(run.id);
      return change ? { ...run, stepped: change, item: told(run.id, run.item) } : run;
    }),
  };
}

const MOVED = { kind: 'moved', payload: {} } as const;

const begunAt = ({ state }: RunRow) => state.campaignStartedAt ?? 0;

function rowOf({ id, journeyId, versionId, customerId, phase, triggerId, state, dueAt }: RunToPlace): RunRow {
  return { id, journeyId, versionId, customerId, phase, triggerId, state, dueAt, slot: 0, seq: 0, inboxSeq: '0' };
}
