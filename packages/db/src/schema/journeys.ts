/** Journeys: identity, the one mutable draft, immutable published versions, and their live counts. */

import type { ExplanationLine, JourneyDocument, Plan } from '@kairos/engine';
import { sql } from 'drizzle-orm';
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, workspaceId } from './columns';

export const journey = pgTable(
  'journey',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId(),
    name: text('name').notNull(),
    /** `paused` holds new entries and messages; `archived` hides it. */
    status: text('status', { enum: ['draft', 'live', 'paused', 'archived'] })
      .notNull()
      .default('draft'),
    liveVersionId: uuid('live_version_id'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [index('journey_by_workspace').on(t.workspaceId, t.createdAt)],
);

export const journeyDraft = pgTable('journey_draft', {
  journeyId: uuid('journey_id')
    .primaryKey()
    .references(() => journey.id, { onDelete: 'cascade' }),
  workspaceId: workspaceId(),
  document: jsonb('document').$type<JourneyDocument>().notNull(),
  /** Optimistic lock: a save names the revision that it was based on. */
  revision: integer('revision').notNull(),
  savedAt: instant('saved_at').notNull().defaultNow(),
  savedBy: uuid('saved_by'),
});

export const journeyVersion = pgTable(
  'journey_version',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId(),
    journeyId: uuid('journey_id')
      .notNull()
      .references(() => journey.id, { onDelete: 'cascade' }),
    number: integer('number').notNull(),
    document: jsonb('document').$type<JourneyDocument>().notNull(),
    plan: jsonb('plan').$type<Plan>().notNull(),
    sensingHash: text('sensing_hash').notNull(),
    /** Workspace clock. Events from before it only set the sensing state; they never trigger. */
    publishedAt: instant('published_at').notNull(),
    publishedBy: uuid('published_by'),
    /** Real time at which the sensing states of customers with a history were computed; null until then. */
    preparedAt: instant('prepared_at'),
  },
  (t) => [unique('journey_version_number').on(t.workspaceId, t.journeyId, t.number)],
);

/** When a journey stood still, and how; moments are the workspace clock's. */
export const journeyPause = pgTable(
  'journey_pause',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId(),
    journeyId: uuid('journey_id')
      .notNull()
      .references(() => journey.id, { onDelete: 'cascade' }),
    pausedAt: instant('paused_at').notNull(),
    /** Null while it lasts. */
    resumedAt: instant('resumed_at'),
    mode: text('mode', { enum: ['freeze', 'park'] }).notNull(),
    entries: text('entries', { enum: ['refuse', 'keep'] }).notNull(),
    /** What became of what came due meanwhile; chosen when the journey goes on. */
    overdue: text('overdue', { enum: ['send', 'skip', 'exit'] })
      .notNull()
      .default('send'),
    pausedBy: uuid('paused_by'),
  },
  (t) => [
    index('journey_pause_by_journey').on(t.workspaceId, t.journeyId, t.pausedAt),
    uniqueIndex('journey_pause_open').on(t.workspaceId, t.journeyId).where(sql`resumed_at is null`),
  ],
);

/** Customers whom a paused journey keeps: their campaigns start when it goes on. */
export const keptStart = pgTable(
  'kept_start',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId(),
    journeyId: uuid('journey_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    triggerId: text('trigger_id').notNull(),
    eventId: uuid('event_id'),
    explanation: jsonb('explanation').$type<ExplanationLine[]>().notNull(),
    /** Workspace clock: when the trigger fired. */
    firedAt: instant('fired_at').notNull(),
  },
  (t) => [index('kept_start_by_journey').on(t.workspaceId, t.journeyId)],
);

/** Changes of counts, written with the step that caused them and folded into `flow_count` by the projector. */
export const flowDelta = pgTable(
  'flow_delta',
  {
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    workspaceId: workspaceId(),
    journeyId: uuid('journey_id').notNull(),
    versionId: uuid('version_id').notNull(),
    /** Node id; empty for the journey as a whole. */
    nodeId: text('node_id').notNull(),
    /** entered, left:<port>, stayed:<class>, ended, waiting (±), fired, failed, skipped:<reason>, goal, goal-value, watching (±), acting (±). */
    metric: text('metric').notNull(),
    amount: bigint('amount', { mode: 'number' }).notNull(),
    /** Beginning of the quarter of an hour in which it happened, workspace clock; null where only the total counts. */
    at: instant('at'),
  },
  (t) => [index('flow_delta_by_workspace').on(t.workspaceId, t.id)],
);

export const flowCount = pgTable(
  'flow_count',
  {
    workspaceId: workspaceId(),
    journeyId: uuid('journey_id').notNull(),
    versionId: uuid('version_id').notNull(),
    nodeId: text('node_id').notNull(),
    metric: text('metric').notNull(),
    amount: bigint('amount', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.journeyId, t.versionId, t.nodeId, t.metric] })],
);

/** The same counts by when they happened: quarters of an hour, after some days hours, after some weeks days of the workspace. */
export const flowSpan = pgTable(
  'flow_span',
  {
    workspaceId: workspaceId(),
    journeyId: uuid('journey_id').notNull(),
    span: text('span', { enum: ['quarter', 'hour', 'day'] }).notNull(),
    beginsAt: instant('begins_at').notNull(),
    versionId: uuid('version_id').notNull(),
    nodeId: text('node_id').notNull(),
    metric: text('metric').notNull(),
    amount: bigint('amount', { mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({
      name: 'flow_span_pk',
      columns: [t.workspaceId, t.journeyId, t.beginsAt, t.span, t.versionId, t.nodeId, t.metric],
    }),
    // What grows old is looked for by age alone, and days stay.
    index('flow_span_to_join').on(t.workspaceId, t.span, t.beginsAt).where(sql`span <> 'day'`),
  ],
);
