/** Questions about journeys, their drafts, and what they say of topics. Row-level security keeps each answer inside the workspace. */
import type { JourneyDocument } from '@kairos/engine';
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

/** Tells every listener on `kairos_journeys` that what is in force changed. */
export async function notifyJourneys(sql: TransactionSql, workspaceId: string): Promise<void> {
  await sql`select pg_notify('kairos_journeys', ${workspaceId})`;
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
