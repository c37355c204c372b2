/** Plans of published versions: which are live, and their bodies, which never change. */
import type { Pause, Plan } from '@kairos/engine';
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
  /** When it was paused, and whether it turned away or kept whom its triggers would have admitted; epoch ms, oldest first. */
  pauses: Pick<Pause, 'pausedAt' | 'resumedAt' | 'entries'>[];
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
  return sql<LiveVersion[]>`
    select v.id as "versionId", v.journey_id as "journeyId", v.sensing_hash as "sensingHash", ${sensesSince(sql)} as "sensesSince",
           coalesce((select jsonb_agg(jsonb_build_object('pausedAt', ${milliseconds(sql, 'paused_at')}, 'resumedAt', ${milliseconds(sql, 'resumed_at')},
                                                         'entries', p.entries) order by p.paused_at, p.id)
                       from journey_pause p where p.journey_id = j.id), '[]') as pauses
      from journey j join journey_version v on v.id = j.live_version_id
     where j.status in ('live', 'paused')
     order by j.created_at, j.id`;
}

const milliseconds = (sql: TransactionSql, column: string) =>
  sql`(extract(epoch from p.${sql(column)}) * 1000)::bigint`;

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
