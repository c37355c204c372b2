/** Pausing a journey, what that holds up, and going on: to do either twice is to do it once. */
import {
  appendFlow,
  countWaitingForResume,
  type Database,
  deliverToInboxes,
  endPause,
  findJourney,
  findOpenPause,
  insertPause,
  type JourneyRow,
  type KeptStartRow,
  looksAtActingRuns,
  notifyJourneys,
  notifyMessages,
  type OpenPauseRow,
  readWorkspaceSettings,
  skipDueMessages,
  type TransactionSql,
  takeKeptStarts,
  updateJourneyStatus,
  type WaitingForResume,
  withWorkspaceSql,
} from '@kairos/db';
import { type OverduePolicy, type PauseEntries, type PauseMode, SKIPPED_BY_PAUSE, watchingRun } from '@kairos/engine';
import { v7 as uuid } from 'uuid';
import { flowOfTakenBack } from '../cohorts/flow-of-steps';
import { readHorizon } from '../cohorts/horizon';
import { placeRuns, type RunToPlace } from '../cohorts/place-runs';
import { journeyArchived, journeyNotFound, journeyNotPublished } from './errors';

export interface PauseToBegin {
  journeyId: string;
  mode: PauseMode;
  entries: PauseEntries;
  /** Member id; null for the seed. */
  pausedBy: string | null;
}

/** Nothing happens to anybody from now on. Throws `journeys/not-found`, `journeys/archived` or `journeys/not-published`. */
export async function pauseJourney(database: Database, workspaceId: string, wanted: PauseToBegin): Promise<void> {
  await withWorkspaceSql(database, workspaceId, async (sql) => {
    const journey = await findToPause(sql, wanted.journeyId);
    if (journey.status === 'paused') return;
    await beginPause(sql, workspaceId, wanted);
    await notifyJourneys(sql, workspaceId);
  });
}

/** For a journey that is locked. */
export async function beginPause(sql: TransactionSql, workspaceId: string, pause: PauseToBegin): Promise<void> {
  const { clock } = await readWorkspaceSettings(sql);
  const pausedAt = new Date(await readHorizon(sql, clock));
  await insertPause(sql, workspaceId, { ...pause, id: uuid(), pausedAt });
  await updateJourneyStatus(sql, pause.journeyId, 'paused');
}

/** For a journey that ends: customers go on to their ends, and whoever was kept does not start. */
export async function stopPausing(sql: TransactionSql, workspaceId: string, journeyId: string): Promise<void> {
  const pause = await findOpenPause(sql, journeyId);
  if (!pause) return;
  const { clock } = await readWorkspaceSettings(sql);
  const resumedAt = new Date(await readHorizon(sql, clock));
  await endPause(sql, pause.id, { resumedAt, overdue: 'send' });
  await takeKeptStarts(sql, journeyId);
  await deliverToInboxes(sql, workspaceId, await looksAtActingRuns(sql, journeyId, resumedAt));
}

/** Moments are epoch ms in the workspace's clock. */
export interface PauseOutlook extends WaitingForResume {
  pausedAt: number;
  mode: PauseMode;
  entries: PauseEntries;
}

/** What would happen if the journey went on now; null when it is not paused. Throws `journeys/not-found`. */
export async function readPauseOutlook(
  database: Database,
  workspaceId: string,
  journeyId: string,
): Promise<PauseOutlook | null> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    if (!(await findJourney(sql, journeyId))) throw journeyNotFound();
    const pause = await findOpenPause(sql, journeyId);
    if (!pause) return null;
    const { clock } = await readWorkspaceSettings(sql);
    const counts = await countWaitingForResume(sql, journeyId, new Date(await readHorizon(sql, clock)));
    // What remained of a wait that stood still remains, so nothing came due.
    const overdue = pause.mode === 'freeze' ? 0 : counts.overdue;
    return { ...counts, overdue, pausedAt: pause.pausedAt.getTime(), mode: pause.mode, entries: pause.entries };
  });
}

/** Throws `journeys/not-found`, `journeys/archived` or `journeys/not-published`. */
export async function resumeJourney(
  database: Database,
  workspaceId: string,
  { journeyId, overdue }: { journeyId: string; overdue: OverduePolicy },
): Promise<void> {
  await withWorkspaceSql(database, workspaceId, async (sql) => {
    const journey = await findToPause(sql, journeyId);
    if (journey.status !== 'paused') return;
    const { clock } = await readWorkspaceSettings(sql);
    const resumedAt = new Date(await readHorizon(sql, clock));
    const pause = await findOpenPause(sql, journeyId);
    await updateJourneyStatus(sql, journeyId, 'live');
    if (pause) await goOn(sql, workspaceId, { journey, pause, resumedAt, overdue });
    await notifyMessages(sql, workspaceId);
    await notifyJourneys(sql, workspaceId);
  });
}

interface GoingOn {
  journey: JourneyRow;
  pause: OpenPauseRow;
  resumedAt: Date;
  overdue: OverduePolicy;
}

async function goOn(
  sql: TransactionSql,
  workspaceId: string,
  { journey, pause, resumedAt, overdue }: GoingOn,
): Promise<void> {
  await endPause(sql, pause.id, { resumedAt, overdue });
  if (overdue !== 'send') {
    const takenBack = await skipDueMessages(sql, journey.id, { reason: SKIPPED_BY_PAUSE, at: resumedAt });
    const flow = takenBack.flatMap((message) =>
      flowOfTakenBack(message, { reason: SKIPPED_BY_PAUSE, at: resumedAt.getTime() }),
    );
    await appendFlow(sql, workspaceId, flow);
  }
  const { liveVersionId } = journey;
  if (liveVersionId === null) return;
  const kept = await takeKeptStarts(sql, journey.id);
  await deliverToInboxes(sql, workspaceId, await looksAtActingRuns(sql, journey.id, resumedAt));
  const { runsPerWorkflow } = await readWorkspaceSettings(sql);
  const starting = kept.map((start) => startOf(start, liveVersionId, resumedAt));
  await placeRuns(sql, workspaceId, starting, runsPerWorkflow);
  const acting = { journeyId: journey.id, versionId: liveVersionId, nodeId: '', metric: 'acting' };
  if (kept.length > 0)
    await appendFlow(sql, workspaceId, [{ ...acting, amount: kept.length, at: resumedAt.getTime() }]);
}

function startOf(
  { journeyId, customerId, triggerId, eventId, explanation }: KeptStartRow,
  versionId: string,
  at: Date,
): RunToPlace {
  return {
    ...{ id: uuid(), journeyId, versionId, customerId, phase: 'acting', triggerId },
    ...{ state: watchingRun(null), openedAt: at, dueAt: null },
    item: { kind: 'trigger', at, payload: { start: { triggerId, eventId, explanation } } },
  };
}

async function findToPause(sql: TransactionSql, journeyId: string): Promise<JourneyRow> {
  const journey = await findJourney(sql, journeyId, { lock: true });
  if (!journey) throw journeyNotFound();
  if (journey.status === 'archived') throw journeyArchived();
  if (journey.liveVersionId === null) throw journeyNotPublished();
  return journey;
}
