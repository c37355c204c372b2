/** A journey with the version that is to be shown live. */
import {
  type Database,
  findJourney,
  findVersion,
  type JourneyStatus,
  listVersions,
  withWorkspaceSql,
} from '@kairos/db';
import type { JourneyDocument } from '@kairos/engine';
import { journeyNotFound } from '../journeys';
import { versionNotFound } from './errors';

export interface LiveJourney {
  id: string;
  name: string;
  status: JourneyStatus;
  /** Newest first; moments in epoch ms, workspace clock. */
  versions: { versionId: string; number: number; publishedAt: number; isInForce: boolean }[];
  /** Null before the first publication. */
  shown: { versionId: string; number: number; publishedAt: number; document: JourneyDocument } | null;
}

/** Shows version `number`, or the one in force where none is named. Throws `journeys/not-found` or `live/version-not-found`. */
export async function openLiveJourney(
  database: Database,
  workspaceId: string,
  { journeyId, number }: { journeyId: string; number: number | null },
): Promise<LiveJourney> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const journey = await findJourney(sql, journeyId);
    if (!journey) throw journeyNotFound();
    const versions = await listVersions(sql, journeyId);
    const wanted = versions.find((version) =>
      number === null ? version.versionId === journey.liveVersionId : version.number === number,
    );
    if (!wanted && number !== null) throw versionNotFound();
    const shown = wanted ? await findVersion(sql, wanted.versionId) : null;
    return {
      id: journey.id,
      name: journey.name,
      status: journey.status,
      versions: versions.map(({ publishedAt, ...version }) => ({
        ...version,
        publishedAt: publishedAt.getTime(),
        isInForce: version.versionId === journey.liveVersionId,
      })),
      shown: shown && {
        versionId: shown.id,
        number: shown.number,
        publishedAt: shown.publishedAt.getTime(),
        document: shown.document,
      },
    };
  });
}
