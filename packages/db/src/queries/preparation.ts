/** Customers with a history that a newly published version has not sensed yet. */
import type { TransactionSql } from '../connect';
import type { LiveVersion } from './plans';
import { storedHash } from './sensing-state';

export interface CustomersToPrepare {
  names: string[];
  /** Whether attributes alone can mean something: then every customer counts. */
  everyone: boolean;
  after: string;
  limit: number;
}

/** The next customers, in id order after `after`, that did something the version senses and have no state yet. */
export async function findCustomersToPrepare(
  sql: TransactionSql,
  version: Pick<LiveVersion, 'journeyId' | 'sensingHash'>,
  { names, everyone, after, limit }: CustomersToPrepare,
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select c.id from customer c
     where c.id > ${after}
       and (${everyone} or exists (select 1 from customer_event e where e.customer_id = c.id and e.name = any(${names}::text[])))
       and not exists (select 1 from sensing s
                        where s.journey_id = ${version.journeyId} and s.sensing_hash = ${storedHash(version.sensingHash)} and s.customer_id = c.id)
     order by c.id limit ${limit}`;
  return rows.map((row) => row.id);
}

export async function markPrepared(sql: TransactionSql, versionId: string): Promise<void> {
  await sql`update journey_version set prepared_at = now() where id = ${versionId}`;
}
