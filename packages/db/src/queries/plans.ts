/** Plans of published versions: which are live, and their bodies, which never change. */
import type { PauseEntries, Plan } from '@kairos/engine';
import type { TransactionSql } from '../connect';

export interface LiveVersion {
  versionId: string;
  journeyId: string;
  sensingHash: string;
  /**
   * Since when this journey senses as it does now, workspace clock: a version that only changes messages does not begin anew.
   * Events from before it never trigger.
   */
  sensesSince: Date;
  /** Whether it turns away or keeps whom its triggers admit now, since when; null when it is not paused. */
  pause: { since: Date; entries: PauseEntries } | null;
}

/** The first of the latest versions in a row that share their sensing half. */
const sensesSince = (sql: TransactionSql) => sql`
  (select min(same.published_at) from journey_version same
    where same.journey_id = v.journey_id
      and same.number > coalesce((select max(other.number) from journey_version other
                                   where other.journey_id = v.journey_id and other.sensing_hash <> v.sensing_hash
                                     and other.number < v.number), 0)
      and same.number <= v.number)`;

/** The version in force of every journey that senses: a paused one goes on noticing. */
export async function findLiveVersions(sql: TransactionSql): Promise<LiveVersion[]> {
  const rows = await sql<(Omit<LiveVersion, 'pause'> & { since: Date | null; entries: PauseEntries })[]>`
    select v.id as "versionId", v.journey_id as "journeyId", v.sensing_hash as "sensingHash", ${sensesSince(sql)} as "sensesSince",
           case when j.status = 'paused' then coalesce(p.paused_at, 'epoch') end as since, coalesce(p.entries, 'refuse') as entries
      from journey j
      join journey_version v on v.id = j.live_version_id
      left join journey_pause p on p.journey_id = j.id and p.resumed_at is null
     where j.status in ('live', 'paused')
     order by j.created_at, j.id`;
  return rows.map(({ since, entries, ...row }) => ({ ...row, pause: since && { since, entries } }));
}

/** Until the end of the transaction these journeys are neither paused nor do they go on. */
export async function holdPauses(sql: TransactionSql, journeyIds: string[]): Promise<void> {
  await sql`select 1 from journey where id = any(${journeyIds}::uuid[]) order by id for key share`;
}

export async function readPlans(
  sql: TransactionSql,
  versionIds: string[],
): Promise<{ versionId: string; plan: Plan }[]> {
  return sql<{ versionId: string; plan: Plan }[]>`
    select id as "versionId", plan from journey_version where id = any(${versionIds}::uuid[])`;
}

export async function readJourneyStatuses(
  sql: TransactionSql,
  journeyIds: string[],
): Promise<Map<string, 'draft' | 'live' | 'paused' | 'archived'>> {
  const rows = await sql<{ id: string; status: 'draft' | 'live' | 'paused' | 'archived' }[]>`
    select id, status from journey where id = any(${journeyIds}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row.status]));
}

/** Live versions whose sensing states are still to be computed. */
export async function findUnpreparedVersions(sql: TransactionSql): Promise<Pick<LiveVersion, 'versionId'>[]> {
  return sql<{ versionId: string }[]>`
    select v.id as "versionId" from journey j join journey_version v on v.id = j.live_version_id
     where j.status in ('live', 'paused') and v.prepared_at is null`;
}

/** Forgets what a journey has sensed: its next version senses differently and starts from the log. */
export async function forgetSensing(sql: TransactionSql, journeyId: string): Promise<void> {
  await sql`delete from sensing where journey_id = ${journeyId}`;
}
