/** Questions about journeys, their drafts and their versions. Row-level security keeps each answer inside the workspace. */
import type { JourneyDocument, Plan } from '@kairos/engine';
import type { TransactionSql } from '../connect';

export type JourneyStatus = 'draft' | 'live' | 'paused' | 'archived';

export interface JourneyListRow {
  id: string;
  name: string;
  status: JourneyStatus;
  createdAt: Date;
  savedAt: Date;
  /** The published version in force; null before the first publication. */
  liveNumber: number | null;
  publishedAt: Date | null;
  /** Whether the draft differs from the version in force. */
  hasChanges: boolean;
  /** Runs under way, runs that entered the campaign so far, and goals reached; over all versions. */
  acting: number;
  watching: number;
  entered: number;
  goals: number;
}

/** Newest first; archived ones last. */
export async function listJourneys(sql: TransactionSql): Promise<JourneyListRow[]> {
  return sql<JourneyListRow[]>`
    select j.id, j.name, j.status, j.created_at as "createdAt", d.saved_at as "savedAt", v.number as "liveNumber",
           v.published_at as "publishedAt", coalesce(v.document is distinct from d.document, true) as "hasChanges",
           coalesce(f.acting, 0)::float8 as acting, coalesce(f.watching, 0)::float8 as watching,
           coalesce(f.entered, 0)::float8 as entered, coalesce(f.goals, 0)::float8 as goals
      from journey j
      join journey_draft d on d.journey_id = j.id
      left join journey_version v on v.id = j.live_version_id
      left join lateral (
        select sum(amount) filter (where node_id = '' and metric = 'acting') as acting,
               sum(amount) filter (where node_id = '' and metric = 'watching') as watching,
               sum(amount) filter (where metric = 'started') as entered,
               sum(amount) filter (where metric = 'goal') as goals
          from flow_count c where c.journey_id = j.id) f on true
     order by j.status = 'archived', j.created_at desc, j.id desc`;
}

export interface JourneyRow {
  id: string;
  name: string;
  status: JourneyStatus;
  liveVersionId: string | null;
  createdAt: Date;
}

/** `lock` lets only one publication of a journey happen at a time. */
export async function findJourney(
  sql: TransactionSql,
  journeyId: string,
  options: { lock: boolean } = { lock: false },
): Promise<JourneyRow | null> {
  const [row] = await sql<JourneyRow[]>`
    select id, name, status, live_version_id as "liveVersionId", created_at as "createdAt"
      from journey where id = ${journeyId} ${options.lock ? sql`for update` : sql``}`;
  return row ?? null;
}

export interface DraftRow {
  document: JourneyDocument;
  revision: number;
  savedAt: Date;
  savedBy: string | null;
}

export async function findDraft(sql: TransactionSql, journeyId: string): Promise<DraftRow | null> {
  const [row] = await sql<DraftRow[]>`
    select document, revision, saved_at as "savedAt", saved_by as "savedBy"
      from journey_draft where journey_id = ${journeyId}`;
  return row ?? null;
}

/** A journey with revision 1 of its draft. */
export async function insertJourney(
  sql: TransactionSql,
  workspaceId: string,
  journey: { id: string; name: string; document: JourneyDocument; createdBy: string | null },
): Promise<void> {
  await sql`insert into journey (id, workspace_id, name) values (${journey.id}, ${workspaceId}, ${journey.name})`;
  await sql`insert into journey_draft (journey_id, workspace_id, document, revision, saved_by)
            values (${journey.id}, ${workspaceId}, ${JSON.stringify(journey.document)}::text::jsonb, 1, ${journey.createdBy})`;
}

/** Null when the stored draft is no longer the revision that the change was based on. */
export async function updateDraft(
  sql: TransactionSql,
  change: { journeyId: string; document: JourneyDocument; basedOn: number; savedBy: string | null },
): Promise<{ revision: number; savedAt: Date } | null> {
  const [row] = await sql<{ revision: number; savedAt: Date }[]>`
    update journey_draft
       set document = ${JSON.stringify(change.document)}::text::jsonb, revision = revision + 1, saved_at = now(),
           saved_by = ${change.savedBy}
     where journey_id = ${change.journeyId} and revision = ${change.basedOn}
    returning revision, saved_at as "savedAt"`;
  return row ?? null;
}

/** False when the workspace has no such journey. */
export async function updateJourneyName(sql: TransactionSql, journeyId: string, name: string): Promise<boolean> {
  const rows = await sql`update journey set name = ${name} where id = ${journeyId} returning id`;
  return rows.length > 0;
}

export async function updateJourneyStatus(
  sql: TransactionSql,
  journeyId: string,
  status: JourneyStatus,
): Promise<void> {
  await sql`update journey set status = ${status} where id = ${journeyId}`;
}

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

/** Tells every listener on `kairos_journeys` that what is in force changed. */
export async function notifyJourneys(sql: TransactionSql, workspaceId: string): Promise<void> {
  await sql`select pg_notify('kairos_journeys', ${workspaceId})`;
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

/** Topics that the drafts and versions in force of a workspace send under, in alphabetical order. */
export async function listTopics(sql: TransactionSql): Promise<string[]> {
  const rows = await sql<{ topic: string }[]>`
    with document as (
      select document from journey_draft
      union all
      select v.document from journey j join journey_version v on v.id = j.live_version_id)
    select distinct trim(node -> 'config' ->> 'topic') as topic
      from document, jsonb_array_elements(document.document -> 'nodes') as node
     where trim(node -> 'config' ->> 'topic') <> '' order by topic`;
  return rows.map((row) => row.topic);
}

/** Topics of marketing that customers may get now: those of published journeys, without what is still being drawn. */
export async function listLiveTopics(sql: TransactionSql): Promise<string[]> {
  const rows = await sql<{ topic: string }[]>`
    select distinct trim(node -> 'config' ->> 'topic') as topic
      from journey j join journey_version v on v.id = j.live_version_id,
           jsonb_array_elements(v.document -> 'nodes') as node
     where j.status in ('live', 'paused') and trim(node -> 'config' ->> 'topic') <> ''
       and node -> 'config' ->> 'purpose' is distinct from 'service' order by topic`;
  return rows.map((row) => row.topic);
}

export interface ImportanceRow {
  journeyId: string;
  name: string;
  /** Of its message steps, 0 to 100. */
  highest: number;
  lowest: number;
}

/** How important the messages of published journeys are, the most important first; `usual` is that of a step that says nothing. */
export async function listImportance(sql: TransactionSql, usual: number): Promise<ImportanceRow[]> {
  return sql<ImportanceRow[]>`
    with step as (
      select j.id, j.name, coalesce((node -> 'config' ->> 'priority')::int, ${usual}) as priority
        from journey j join journey_version v on v.id = j.live_version_id,
             jsonb_array_elements(v.document -> 'nodes') as node
       where j.status in ('live', 'paused') and trim(node -> 'config' ->> 'topic') <> ''
         and node -> 'config' ->> 'purpose' is distinct from 'service')
    select id as "journeyId", name, max(priority)::int as highest, min(priority)::int as lowest
      from step group by id, name order by highest desc, lowest desc, name`;
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

/** Null for whoever is no member of the workspace any more. */
export async function findMemberName(
  sql: TransactionSql,
  workspaceId: string,
  memberId: string,
): Promise<string | null> {
  const [row] = await sql<{ name: string }[]>`
    select m.name from membership s join member m on m.id = s.member_id
     where s.workspace_id = ${workspaceId} and s.member_id = ${memberId}`;
  return row?.name ?? null;
}
