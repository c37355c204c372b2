/** Publishing: first what it would mean, then an immutable version that is in force from now on. */
import {
  countOpenRunsByVersion,
  type Database,
  findDraft,
  findJourney,
  findVersion,
  forgetSensing,
  insertVersion,
  type JourneyRow,
  lastVersionNumber,
  notifyJourneys,
  readWorkspaceSettings,
  type TransactionSql,
  withWorkspaceSql,
  workspaceNow,
} from '@kairos/db';
import {
  bringUpToDate,
  compareDocuments,
  compile,
  type DocumentChanges,
  EVERYBODY_STAYS,
  type KindRegistry,
  type MoveChoices,
  type Problem,
  restartedTests,
} from '@kairos/engine';
import { v7 as uuid } from 'uuid';
import { draftChanged, hasProblems, journeyArchived, journeyNotFound } from './errors';
import { type MovedCounts, moveRuns } from './move-runs';
import { readPlaces, type StandingPlace } from './standing';
import { findUnheardAskings } from './unheard-askings';

export interface PublicationImpact {
  /** The number that the next version gets. */
  number: number;
  problems: Problem[];
  /** Warnings about other journeys that this one asks for, which the document alone cannot know of. */
  unheardAskings: Problem[];
  /** Open runs by the version they are pinned to; those in the campaign finish on it. */
  open: { number: number; acting: number; watching: number }[];
  /** Whether indicators, scores and triggers change; then all of sensing is computed anew. Null before the first publication. */
  sensingChanges: boolean | null;
  /** Steps whose test begins anew, because arms, shares or what is measured change. */
  restartedTests: string[];
  /** Against the version in force; null before the first publication. */
  changes: DocumentChanges | null;
  /** Where customers in the campaign stand, and what this version makes of their steps. */
  places: StandingPlace[];
}

/** What publishing the stored draft would mean. Throws `journeys/not-found`. */
export async function readPublicationImpact(
  database: Database,
  kinds: KindRegistry,
  workspaceId: string,
  journeyId: string,
): Promise<PublicationImpact> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const { journey, draft } = await findToPublish(sql, journeyId);
    const { plan, problems } = compile(draft.document, kinds);
    const live = journey.liveVersionId ? await findVersion(sql, journey.liveVersionId) : null;
    return {
      number: (await lastVersionNumber(sql, journeyId)) + 1,
      problems,
      unheardAskings: await findUnheardAskings(sql, kinds, draft.document),
      open: await countOpenRunsByVersion(sql, journeyId),
      sensingChanges: live && plan ? live.sensingHash !== plan.sensingHash : null,
      restartedTests: live && plan ? restartedTests(live.plan, plan) : [],
      changes: live
        ? compareDocuments(bringUpToDate(live.document, kinds), bringUpToDate(draft.document, kinds))
        : null,
      places: plan ? await readPlaces(sql, kinds, { journeyId, to: plan, toVersionId: null }) : [],
    };
  });
}

export interface Publication {
  journeyId: string;
  /** The revision of the draft that the member looked at. */
  revision: number;
  /** Member id; null for the seed. */
  publishedBy: string | null;
  /** Who goes to the new version; everybody stays on their own where it is left out. */
  choices?: MoveChoices;
}

/**
 * Makes the draft the version in force. `publishedAt` is epoch ms in the workspace's clock.
 * A paused journey stays paused. Customers are moved in the same transaction, and the answer counts them. Throws `journeys/not-found`, `journeys/archived`, `journeys/draft-changed` or `journeys/has-problems`.
 */
export async function publishJourney(
  database: Database,
  kinds: KindRegistry,
  workspaceId: string,
  publication: Publication,
  realNow: number = Date.now(),
): Promise<{ versionId: string; number: number; publishedAt: number; moved: MovedCounts }> {
  const { journeyId, publishedBy, choices = EVERYBODY_STAYS } = publication;
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const { journey, draft } = await findToPublish(sql, journeyId, { lock: true });
    if (journey.status === 'archived') throw journeyArchived();
    if (draft.revision !== publication.revision) throw draftChanged(draft.revision);
    const { plan, problems } = compile(draft.document, kinds);
    if (!plan) throw hasProblems(problems.filter((problem) => problem.severity === 'error').length);
    const { clock } = await readWorkspaceSettings(sql);
    const publishedAt = workspaceNow(clock, realNow);
    const number = (await lastVersionNumber(sql, journeyId)) + 1;
    const version = { id: uuid(), journeyId, number, document: draft.document, plan };
    const live = journey.liveVersionId ? await findVersion(sql, journey.liveVersionId) : null;
    if (live?.sensingHash !== plan.sensingHash) await forgetSensing(sql, journeyId);
    const status = journey.status === 'paused' ? 'paused' : 'live';
    await insertVersion(sql, workspaceId, { ...version, publishedAt: new Date(publishedAt), publishedBy }, status);
    const to = { versionId: version.id, number, plan };
    const moved = await moveRuns(sql, kinds, workspaceId, { journeyId, to, choices });
    await notifyJourneys(sql, workspaceId);
    return { versionId: version.id, number, publishedAt, moved };
  });
}

async function findToPublish(sql: TransactionSql, journeyId: string, options?: { lock: boolean }) {
  const journey: JourneyRow | null = await findJourney(sql, journeyId, options);
  const draft = journey && (await findDraft(sql, journeyId));
  if (!journey || !draft) throw journeyNotFound();
  return { journey, draft };
}
