/** Lets blocks end that a customer's answer lifts, and says so in the customer's log. */
import { endLiftedSuppressions, insertEvents, type QueuedEvent, type TransactionSql } from '@kairos/db';
import { EFFECT_EVENTS } from '@kairos/engine';
import { v7 as uuid } from 'uuid';
import { routePartition } from '../events';

/** In the transaction that routes the events, with their customers locked. Returns how many were lifted. */
export async function liftSuppressions(
  sql: TransactionSql,
  workspaceId: string,
  queued: readonly QueuedEvent[],
  receivedAt: Date,
): Promise<number> {
  const lifted = await endLiftedSuppressions(sql, queued);
  if (lifted.length === 0) return 0;
  const events = new Map(queued.map((event) => [event.eventId, event]));
  await insertEvents(
    sql,
    workspaceId,
    lifted.flatMap(({ id, eventId, channel, topic, reason }) => {
      const event = events.get(eventId);
      if (!event) return [];
      const { customerId, name, occurredAt, chain } = event;
      return {
        id: uuid(),
        messageId: `lifted/${id}`,
        customerId,
        kind: 'effect' as const,
        name: EFFECT_EVENTS.marketingAllowed,
        properties: { channel, ...(topic === null ? {} : { topic }), reason, because: name },
        occurredAt,
        partition: routePartition(customerId),
        chain: chain ?? [],
      };
    }),
    receivedAt,
  );
  return lifted.length;
}
