/** Campaigns that would have started, had what led to them been reported in time: they wait for somebody to release them. */
import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, workspaceId } from './columns';

export const silentStart = pgTable(
  'silent_start',
  {
    workspaceId: workspaceId(),
    journeyId: uuid('journey_id').notNull(),
    triggerId: text('trigger_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    /** The invoice, the cart; empty where campaigns are not told apart. */
    key: text('key').notNull(),
    /** Workspace clock: the moment at which it would have started. */
    at: instant('at').notNull(),
    /** Null where time would have started it. */
    eventId: uuid('event_id'),
  },
  (t) => [
    primaryKey({ name: 'silent_start_pk', columns: [t.workspaceId, t.journeyId, t.customerId, t.triggerId, t.key] }),
  ],
);
