/** Tells campaigns that were started wrongly, as a late event shows: an exit that listens for it takes the customer out. */
import { recordMessageEvents, type TransactionSql } from '@kairos/db';
import { v7 as uuid } from 'uuid';
import { routePartition } from '../events/partition';
import type { RoutingOutcome } from './route-customer';

/** The event's name; its properties name the journey, the trigger, the moment of the start and what the campaign is about. */
export const RETRACTED = 'indicator.retracted';

/** Only customers with a run that listens for it are routed again; for all others it is on record. */
export async function recordRetractions(
  sql: TransactionSql,
  workspaceId: string,
  outcomes: readonly RoutingOutcome[],
): Promise<void> {
  for (const { customerId, retractions } of outcomes) {
    for (const { journeyId, triggerId, at, key, cause } of retractions) {
      const properties = {
        journey: journeyId,
        trigger: triggerId,
        startedAt: new Date(at).toISOString(),
        cause: cause.id,
      };
      const event = {
        id: uuid(),
        messageId: `${RETRACTED}/${journeyId}/${triggerId}/${at}/${key ?? ''}/${customerId}`,
        customerId,
        name: RETRACTED,
        properties: key === null ? properties : { ...properties, key },
        partition: routePartition(customerId),
      };
      const heardAt = new Date(Math.max(cause.receivedAt, at + 1));
      await recordMessageEvents(sql, workspaceId, [event], { at: heardAt, namesOfInterest: [] });
    }
  }
}
