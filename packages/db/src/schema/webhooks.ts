/** Endpoints that journeys may call, the secrets that sign the calls, and the calls. */

import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant, workspaceId } from './columns';
import { MESSAGE_STATES } from './messages';

export const webhookEndpoint = pgTable(
  'webhook_endpoint',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId(),
    name: text('name').notNull(),
    url: text('url').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** From then on nothing is called any more. */
    removedAt: instant('removed_at'),
  },
  (t) => [index('webhook_endpoint_of_workspace').on(t.workspaceId, t.createdAt)],
);

/** Sealed: only the installation's secret opens it. While one secret replaces another both sign. */
export const webhookSecret = pgTable(
  'webhook_secret',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId(),
    endpointId: uuid('endpoint_id').notNull(),
    sealed: text('sealed').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** Null for the one in force. */
    expiresAt: instant('expires_at'),
  },
  (t) => [index('webhook_secret_by_endpoint').on(t.workspaceId, t.endpointId)],
);

/** One call of one step; the id is the effect's, and goes along as `webhook-id`. Goes through the same states as a message. */
export const webhookCall = pgTable(
  'webhook_call',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId(),
    endpointId: uuid('endpoint_id').notNull(),
    runId: uuid('run_id').notNull(),
    journeyId: uuid('journey_id').notNull(),
    versionId: uuid('version_id').notNull(),
    nodeId: text('node_id').notNull(),
    visit: integer('visit').notNull(),
    customerId: uuid('customer_id').notNull(),
    eventType: text('event_type').notNull(),
    sendsAttributes: boolean('sends_attributes').notNull(),
    state: text('state', { enum: MESSAGE_STATES }).notNull(),
    reason: text('reason'),
    resolution: text('resolution'),
    attempt: integer('attempt').notNull().default(0),
    /** Workspace clock. */
    plannedAt: instant('planned_at').notNull(),
    settledAt: instant('settled_at'),
    /** Real time: before this nothing is tried, after that nothing more. */
    notBefore: instant('not_before').notNull().defaultNow(),
    giveUpAt: instant('give_up_at').notNull(),
    leaseUntil: instant('lease_until'),
    /** Since when it is tried; anew when a member has it made again. */
    createdRealAt: instant('created_real_at').notNull().defaultNow(),
    /** Frozen at the first attempt, so that all send the same bytes; gone once the call is settled. */
    body: text('body'),
    /** Status and the beginning of what was answered last. */
    status: integer('status'),
    answer: text('answer'),
  },
  (t) => [
    index('webhook_call_to_make')
      .on(t.workspaceId, t.notBefore)
      .where(sql`state = 'planned' or (state = 'unknown' and resolution is null)`),
    index('webhook_call_in_hand').on(t.workspaceId, t.endpointId).where(sql`state = 'transmitting'`),
    index('webhook_call_by_run').on(t.workspaceId, t.runId),
    index('webhook_call_recent').on(t.workspaceId, t.endpointId, t.plannedAt),
  ],
);
