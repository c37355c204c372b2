/** Questions about the versions of journeys: what was published, and who is on which. */
import type { JourneyDocument, Plan } from '@kairos/engine';
import type { TransactionSql } from '../connect';
import type { JourneyStatus } from './journeys';

export interface NewVersion {
  id: string;
  journeyId: string;
  number: number;
  document: JourneyDocument;
  plan: Plan;
  /** Workspace clock. */
  publishedAt: Date;
  publishedBy: string | null;
}

/** Stores a version and puts it in force. A version is never changed afterwards. */
export async function insertVersion(
  sql: TransactionSql,
  workspaceId: string,
  version: NewVersion,
  status: JourneyStatus,
): Promise<void> {
  await sql`
    insert into journey_version (id, workspace_id, journey_id, number, document, plan, sensing_hash, published_at, published_by)
    values (${version.id}, ${workspaceId}, ${version.journeyId}, ${version.number},
            ${JSON.stringify(version.document)}::text::jsonb, ${JSON.stringify(version.plan)}::text::jsonb,
            ${version.plan.sensingHash}, ${version.publishedAt}, ${version.publishedBy})`;
  await sql`update journey set live_version_id = ${version.id}, status = ${status} where id = ${version.journeyId}`;
}

/** The highest version number given out; 0 before the first publication. */
export async function lastVersionNumber(sql: TransactionSql, journeyId: string): Promise<number> {
  const [row] = await sql<{ number: number | null }[]>`
    select max(number) as number from journey_version where journey_id = ${journeyId}`;
  return row?.number ?? 0;
}

export interface VersionRow {
  id: string;
  journeyId: string;
  number: number;
  document: JourneyDocument;
  plan: Plan;
  sensingHash: string;
  publishedAt: Date;
}

export async function findVersion(sql: TransactionSql, versionId: string): Promise<VersionRow | null> {
  const [row] = await sql<VersionRow[]>`
    select id, journey_id as "journeyId", number, document, plan, sensing_hash as "sensingHash",
           published_at as "publishedAt"
      from journey_version where id = ${versionId}`;
  return row ?? null;
}

export interface RunsByVersionRow {
  number: number;
  acting: number;
  watching: number;
}

/** Open runs of a journey by the version that they are pinned to, newest version first. */
export async function countOpenRunsByVersion(sql: TransactionSql, journeyId: string): Promise<RunsByVersionRow[]> {
  return sql<RunsByVersionRow[]>`
    select v.number, count(*) filter (where r.phase = 'acting')::int as acting,
           count(*) filter (where r.phase = 'watching')::int as watching
      from run r join journey_version v on v.id = r.version_id
     where r.journey_id = ${journeyId} and r.phase <> 'ended'
     group by v.number order by v.number desc`;
}

/** What was drawn in these versions. */
export async function readDocuments(
  sql: TransactionSql,
  versionIds: string[],
): Promise<{ versionId: string; document: JourneyDocument }[]> {
  return sql<{ versionId: string; document: JourneyDocument }[]>`
    select id as "versionId", document from journey_version where id = any(${versionIds}::uuid[])`;
}

export interface StandingRow {
  versionId: string;
  /** Null for those who are between two steps. */
  nodeId: string | null;
  waiting: number;
}

/** Where customers stand in the campaign, by the version that they are on. */
export async function countStanding(sql: TransactionSql, journeyId: string): Promise<StandingRow[]> {
  return sql<StandingRow[]>`
    select r.version_id as "versionId", r.node_id as "nodeId", count(*)::int as waiting
      from run r join journey_version v on v.id = r.version_id
     where r.journey_id = ${journeyId} and r.phase = 'acting' and r.campaign_started_at is not null
     group by r.version_id, r.node_id, v.number order by v.number desc, r.node_id`;
}

export interface PublicationRow {
  versionId: string;
  number: number;
  document: JourneyDocument;
  publishedAt: Date;
  /** Name of the member; null for the seed, and for whoever is no member of the workspace any more. */
  publishedBy: string | null;
}

/** The latest versions with what was drawn, newest first. */
export async function listPublications(
  sql: TransactionSql,
  workspaceId: string,
  journeyId: string,
  limit: number,
): Promise<PublicationRow[]> {
  return sql<PublicationRow[]>`
    select v.id as "versionId", v.number, v.document, v.published_at as "publishedAt", m.name as "publishedBy"
      from journey_version v
      left join membership s on s.workspace_id = ${workspaceId} and s.member_id = v.published_by
      left join member m on m.id = s.member_id
     where v.journey_id = ${journeyId} order by v.number desc limit ${limit}`;
}

/** Null when the journey has no such version. */
export async function findVersionByNumber(
  sql: TransactionSql,
  { journeyId, number }: { journeyId: string; number: number },
): Promise<{ id: string; number: number; document: JourneyDocument; plan: Plan } | null> {
  const [row] = await sql<{ id: string; number: number; document: JourneyDocument; plan: Plan }[]>`
    select id, number, document, plan from journey_version where journey_id = ${journeyId} and number = ${number}`;
  return row ?? null;
}
