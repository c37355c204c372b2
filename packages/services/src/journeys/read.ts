/** Journeys as the list and the editor show them. */
import {
  type Database,
  findDraft,
  findJourney,
  findVersion,
  type JourneyStatus,
  listJourneys,
  withWorkspaceSql,
} from '@kairos/db';
import type { JourneyDocument } from '@kairos/engine';
import { journeyNotFound } from './errors';

export interface JourneyListItem {
  id: string;
  name: string;
  status: JourneyStatus;
  /** Number of the version in force; null before the first publication. */
  liveNumber: number | null;
  /** Epoch ms in the workspace's clock. */
  publishedAt: number | null;
  /** Epoch ms, real time. */
  savedAt: number;
  /** The draft holds something that is not in force yet. */
  hasChanges: boolean;
  acting: number;
  watching: number;
  entered: number;
  goals: number;
}

/** Newest first; archived ones last. */
export async function readJourneys(database: Database, workspaceId: string): Promise<JourneyListItem[]> {
  const rows = await withWorkspaceSql(database, workspaceId, listJourneys);
  return rows.map(({ createdAt: _, ...row }) => ({
    ...row,
    savedAt: row.savedAt.getTime(),
    publishedAt: row.publishedAt?.getTime() ?? null,
  }));
}

export interface JourneyView {
  id: string;
  name: string;
  status: JourneyStatus;
  draft: {
    document: JourneyDocument;
    /** Name it when saving: the save is refused when the stored one is another. */
    revision: number;
    /** Epoch ms, real time. */
    savedAt: number;
  };
  /** The version in force. */
  live: { versionId: string; number: number; publishedAt: number; document: JourneyDocument } | null;
}

/** Throws `journeys/not-found`. */
export async function readJourney(database: Database, workspaceId: string, journeyId: string): Promise<JourneyView> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const journey = await findJourney(sql, journeyId);
    const draft = journey && (await findDraft(sql, journeyId));
    if (!journey || !draft) throw journeyNotFound();
    const version = journey.liveVersionId ? await findVersion(sql, journey.liveVersionId) : null;
    return {
      id: journey.id,
      name: journey.name,
      status: journey.status,
      draft: { document: draft.document, revision: draft.revision, savedAt: draft.savedAt.getTime() },
      live: version && {
        versionId: version.id,
        number: version.number,
        publishedAt: version.publishedAt.getTime(),
        document: version.document,
      },
    };
  });
}
