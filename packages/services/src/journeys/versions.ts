/** The published versions of a journey: who put what in force, when, and what it changed. */
import {
  countOpenRunsByVersion,
  type Database,
  findDraft,
  findJourney,
  findLatestMove,
  findMemberName,
  findVersionByNumber,
  type JourneyStatus,
  listPublications,
  type MoveProgress,
  withWorkspaceSql,
} from '@kairos/db';
import { bringUpToDate, compareDocuments, type JourneyDocument, type KindRegistry } from '@kairos/engine';
import { versionNotFound } from '../live/errors';
import { journeyNotFound } from './errors';

/** Older ones are history that nobody compares. */
const MOST_VERSIONS = 100;

/** How many steps and links differ. */
export interface ChangeCounts {
  added: number;
  removed: number;
  changed: number;
  rewired: number;
}

export interface VersionItem {
  number: number;
  /** Epoch ms, workspace clock. */
  publishedAt: number;
  /** Null for the seed, and for whoever is no member any more. */
  publishedBy: string | null;
  isInForce: boolean;
  /** Customers who are in the campaign on it. */
  acting: number;
  /** Against the version before; null for the first. */
  changes: ChangeCounts | null;
}

export interface JourneyVersions {
  id: string;
  name: string;
  status: JourneyStatus;
  draft: { document: JourneyDocument; revision: number; savedAt: number; savedBy: string | null };
  /** Against the latest version; null before the first publication. */
  draftChanges: ChangeCounts | null;
  /** Newest first. */
  versions: VersionItem[];
  /** How far the latest move of customers to another version has come; null when there never was one. */
  move: MoveProgress | null;
}

/** Throws `journeys/not-found`. */
export async function readVersions(
  database: Database,
  kinds: KindRegistry,
  workspaceId: string,
  journeyId: string,
): Promise<JourneyVersions> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const journey = await findJourney(sql, journeyId);
    const draft = journey && (await findDraft(sql, journeyId));
    if (!journey || !draft) throw journeyNotFound();
    // In the shape that the kinds have today: what only they changed is nothing that anybody did.
    const upToDate = (document: JourneyDocument) => bringUpToDate(document, kinds);
    const published = await listPublications(sql, workspaceId, journeyId, MOST_VERSIONS);
    const rows = published.map((row) => ({ ...row, document: upToDate(row.document) }));
    const drawn = upToDate(draft.document);
    const [latest] = rows;
    const open = new Map((await countOpenRunsByVersion(sql, journeyId)).map((row) => [row.number, row.acting]));
    return {
      id: journey.id,
      name: journey.name,
      status: journey.status,
      draft: {
        document: drawn,
        revision: draft.revision,
        savedAt: draft.savedAt.getTime(),
        savedBy: draft.savedBy && (await findMemberName(sql, workspaceId, draft.savedBy)),
      },
      draftChanges: latest ? countChanges(latest.document, drawn) : null,
      versions: rows.map(({ document, publishedAt, ...row }, index) => {
        const before = rows[index + 1];
        return {
          number: row.number,
          publishedAt: publishedAt.getTime(),
          publishedBy: row.publishedBy,
          isInForce: row.versionId === journey.liveVersionId,
          acting: open.get(row.number) ?? 0,
          changes: before ? countChanges(before.document, document) : null,
        };
      }),
      move: await findLatestMove(sql, journeyId),
    };
  });
}

/** What was drawn in one version. Throws `live/version-not-found`. */
export async function readVersion(
  database: Database,
  workspaceId: string,
  wanted: { journeyId: string; number: number },
): Promise<{ number: number; document: JourneyDocument }> {
  const version = await withWorkspaceSql(database, workspaceId, (sql) => findVersionByNumber(sql, wanted));
  if (!version) throw versionNotFound();
  return { number: version.number, document: version.document };
}

function countChanges(before: JourneyDocument, after: JourneyDocument): ChangeCounts {
  const { added, removed, changed, rewired } = compareDocuments(before, after);
  return { added: added.length, removed: removed.length, changed: changed.length, rewired };
}
