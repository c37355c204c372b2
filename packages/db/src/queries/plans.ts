/** Plans of published versions: which are live, and their bodies, which never change. */
import type { Plan } from '@kairos/engine';
import type { TransactionSql } from '../connect';

export interface LiveVersion {
  versionId: string;
  journeyId: string;
  sensingHash: string;
  /** Events from before it never trigger; workspace clock. */
  publishedAt: Date;
}

/** The live version of every journey that takes customers in. */
export async function findLiveVersions(sql: TransactionSql): Promise<LiveVersion[]> {
  return sql<LiveVersion[]>`
    select v.id as "versionId", v.journey_id as "journeyId", v.sensing_hash as "sensingHash", v.published_at as "publishedAt"
      from journey j join journey_version v on v.id = j.live_version_id
     where j.status = 'live'
     order by j.created_at, j.id`;
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
