/** Moving customers to a version that was published before: first what it would mean, then the move. */
import {
  type Database,
  findJourney,
  findVersionByNumber,
  notifyJourneys,
  type TransactionSql,
  withWorkspaceSql,
} from '@kairos/db';
import { type JourneyDocument, type KindRegistry, type MoveChoices, openPlan } from '@kairos/engine';
import { versionNotFound } from '../live/errors';
import { journeyArchived, journeyNotFound } from './errors';
import { type MovedCounts, moveRuns } from './move-runs';
import { readPlaces, type StandingPlace } from './standing';

interface WantedVersion {
  journeyId: string;
  number: number;
}

export interface MovePreview {
  number: number;
  /** What is drawn in it: the names of the steps at which customers go on. */
  document: JourneyDocument;
  places: StandingPlace[];
}

/** Throws `live/version-not-found`. */
export async function readMovePreview(
  database: Database,
  kinds: KindRegistry,
  workspaceId: string,
  wanted: WantedVersion,
): Promise<MovePreview> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const { id, number, document, plan } = await findTarget(sql, wanted);
    const to = openPlan(plan, kinds);
    const places = await readPlaces(sql, kinds, { journeyId: wanted.journeyId, to, toVersionId: id });
    return { number, document, places };
  });
}

/** Counts what it did. Throws `journeys/not-found`, `journeys/archived` or `live/version-not-found`. */
export async function moveCustomers(
  database: Database,
  kinds: KindRegistry,
  workspaceId: string,
  { journeyId, number, choices }: WantedVersion & { choices: MoveChoices },
): Promise<MovedCounts> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const journey = await findJourney(sql, journeyId, { lock: true });
    if (!journey) throw journeyNotFound();
    if (journey.status === 'archived') throw journeyArchived();
    const { id, plan } = await findTarget(sql, { journeyId, number });
    const to = { versionId: id, number, plan: openPlan(plan, kinds) };
    const moved = await moveRuns(sql, kinds, workspaceId, { journeyId, to, choices });
    await notifyJourneys(sql, workspaceId);
    return moved;
  });
}

async function findTarget(sql: TransactionSql, wanted: WantedVersion) {
  const version = await findVersionByNumber(sql, wanted);
  if (!version) throw versionNotFound();
  return version;
}
