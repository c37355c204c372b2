/** Refuses journeys that the workspace does not have. */
import { findJourney, type TransactionSql } from '@kairos/db';
import { journeyNotFound } from './errors';

/** Throws `journeys/not-found` for one that is unknown, or another workspace's. */
export async function expectJourney(sql: TransactionSql, journeyId: string): Promise<void> {
  if (!(await findJourney(sql, journeyId))) throw journeyNotFound();
}
