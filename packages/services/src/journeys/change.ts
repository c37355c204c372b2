/** Changes of a journey that is there: its draft, its name, its place in the archive. */
import {
  type Database,
  findDraft,
  findJourney,
  notifyJourneys,
  updateDraft,
  updateJourneyName,
  updateJourneyStatus,
  withWorkspaceSql,
} from '@kairos/db';
import type { JourneyDocument } from '@kairos/engine';
import { draftChanged, journeyNotFound } from './errors';
import { beginPause, stopPausing } from './pause';

export interface DraftToSave {
  journeyId: string;
  document: JourneyDocument;
  /** The revision that the member started from. */
  basedOn: number;
  savedBy: string | null;
}

/**
 * Stores the draft if nobody else did since. `savedAt` is epoch ms, real time.
 * Throws `journeys/not-found` or `journeys/draft-changed`.
 */
export async function saveDraft(
  database: Database,
  workspaceId: string,
  change: DraftToSave,
): Promise<{ revision: number; savedAt: number }> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const saved = await updateDraft(sql, change);
    if (saved) return { revision: saved.revision, savedAt: saved.savedAt.getTime() };
    const stored = await findDraft(sql, change.journeyId);
    throw stored ? draftChanged(stored.revision) : journeyNotFound();
  });
}

/** Throws `journeys/not-found`. */
export async function renameJourney(
  database: Database,
  workspaceId: string,
  change: { journeyId: string; name: string },
): Promise<void> {
  const found = await withWorkspaceSql(database, workspaceId, (sql) =>
    updateJourneyName(sql, change.journeyId, change.name),
  );
  if (!found) throw journeyNotFound();
}

/** Takes a journey out of the list; nobody enters it any more. Throws `journeys/not-found`. */
export async function archiveJourney(database: Database, workspaceId: string, journeyId: string): Promise<void> {
  await withWorkspaceSql(database, workspaceId, async (sql) => {
    if (!(await findJourney(sql, journeyId, { lock: true }))) throw journeyNotFound();
    await stopPausing(sql, workspaceId, journeyId);
    await updateJourneyStatus(sql, journeyId, 'archived');
    await notifyJourneys(sql, workspaceId);
  });
}

/** Brings a journey back. One that was published comes back paused: nobody gets a message by surprise. Throws `journeys/not-found`. */
export async function restoreJourney(database: Database, workspaceId: string, journeyId: string): Promise<void> {
  await withWorkspaceSql(database, workspaceId, async (sql) => {
    const journey = await findJourney(sql, journeyId, { lock: true });
    if (!journey) throw journeyNotFound();
    if (journey.status !== 'archived') return;
    if (journey.liveVersionId === null) await updateJourneyStatus(sql, journeyId, 'draft');
    else await beginPause(sql, workspaceId, { journeyId, mode: 'park', entries: 'refuse', pausedBy: null });
    await notifyJourneys(sql, workspaceId);
  });
}
