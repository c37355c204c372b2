/** Customers, what they did, and what they allow. */

import type { JsonObject, OwnPace, Schedule, Wish } from '@kairos/engine';
import { sql } from 'drizzle-orm';
import { bigint, boolean, index, jsonb, pgTable, primaryKey, smallint, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, workspaceId } from './columns';

export const customer = pgTable(
  'customer',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId(),
    /** What people call this customer on screen: the user id, else the anonymous id. */
    label: text('label').notNull(),
    attributes: jsonb('attributes').$type<JsonObject>().notNull().default({}),
    firstSeenAt: instant('first_seen_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    /** Workspace clock: the last time a member removed the customer; runs from before it are over for good. */
    removedAt: instant('removed_at'),
    /** When the customer was brought back after that. */
    restoredAt: instant('restored_at'),
  },
  (t) => [
    index('customer_by_label').on(t.workspaceId, t.label),
    index('customer_by_last_seen').on(t.workspaceId, t.lastSeenAt),
  ],
);

/** Identifiers that lead to a customer: `user` (userId) and `anonymous` (anonymousId). */
export const customerKey = pgTable(
  'customer_key',
  {
    workspaceId: workspaceId(),
    namespace: text('namespace', { enum: ['user', 'anonymous'] }).notNull(),
    value: text('value').notNull(),
    customerId: uuid('customer_id').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.namespace, t.value] }),
    index('customer_key_by_customer').on(t.workspaceId, t.customerId),
  ],
);

export const EVENT_KINDS = ['track', 'identify', 'message', 'update', 'effect'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/**
 * Append-only. `kind` tells what came in at the door; `message` rows are outcomes of our own messages, `update` rows are
 * what a journey changed about the customer, `effect` rows what else a journey did and what came of it.
 * `occurredAt` is event time in the workspace's clock, corrected for the sender's skew; `receivedAt` is the workspace's clock at intake.
 */
export const customerEvent = pgTable(
  'customer_event',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId(),
    messageId: text('message_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    kind: text('kind', { enum: EVENT_KINDS }).notNull(),
    name: text('name').notNull(),
    properties: jsonb('properties').$type<JsonObject>().notNull(),
    occurredAt: instant('occurred_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** Journeys that led to this event, the first one first; null for what came in by itself. */
    chain: uuid('chain').array(),
  },
  (t) => [
    unique('customer_event_once').on(t.workspaceId, t.messageId),
    index('customer_event_by_customer').on(t.workspaceId, t.customerId, t.occurredAt),
    index('customer_event_recent').on(t.workspaceId, t.receivedAt),
  ],
);

/** What has been seen under each event name: feeds the pickers. Kept by the router. */
export const eventName = pgTable(
  'event_name',
  {
    workspaceId: workspaceId(),
    name: text('name').notNull(),
    seen: bigint('seen', { mode: 'number' }).notNull(),
    /** Time of the earliest event; what did not happen before it was not observed. */
    firstSeenAt: instant('first_seen_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    /** Property name → up to five example values. */
    properties: jsonb('properties').$type<Record<string, (string | number | boolean)[]>>().notNull().default({}),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.name] })],
);

/** Events that are stored but not yet routed. Rows go away in the transaction of their effects. */
export const routeQueue = pgTable(
  'route_queue',
  {
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    workspaceId: workspaceId(),
    /** Hash of the customer: one customer's events are always handled by one router at a time, in order. */
    partition: smallint('partition').notNull(),
    customerId: uuid('customer_id').notNull(),
    eventId: uuid('event_id').notNull(),
    occurredAt: instant('occurred_at').notNull(),
  },
  (t) => [
    index('route_queue_claim').on(t.workspaceId, t.partition, t.id),
    index('route_queue_by_customer').on(t.workspaceId, t.customerId),
  ],
);

/** Legal permission, append-only; the newest row per customer, channel and topic counts. */
export const consent = pgTable(
  'consent',
  {
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    workspaceId: workspaceId(),
    customerId: uuid('customer_id').notNull(),
    channel: text('channel', { enum: ['email', 'sms', 'push'] }).notNull(),
    state: text('state', { enum: ['granted', 'withdrawn'] }).notNull(),
    source: text('source').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [index('consent_by_customer').on(t.workspaceId, t.customerId, t.channel, t.id)],
);

/** A hard block: no marketing over this channel or of this topic, whatever else is said. */
export const suppression = pgTable(
  'suppression',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId(),
    customerId: uuid('customer_id').notNull(),
    channel: text('channel', { enum: ['email', 'sms', 'push', 'all'] }).notNull(),
    /** Null blocks every topic. */
    topic: text('topic'),
    reason: text('reason').notNull(),
    createdAt: instant('created_at').notNull(),
    endsAt: instant('ends_at'),
    /** Journey that set it; null for a member. */
    journeyId: uuid('journey_id'),
    /** Names of events that lift it. */
    liftedBy: text('lifted_by').array().notNull().default([]),
    /** What lifted it before its end; null while nothing did. */
    liftedByEvent: uuid('lifted_by_event'),
  },
  (t) => [
    index('suppression_by_customer').on(t.workspaceId, t.customerId),
    // The router asks for each batch of events whether any of them lifts a block.
    index('suppression_liftable')
      .on(t.workspaceId, t.customerId)
      .where(sql`lifted_by <> '{}' and lifted_by_event is null`),
  ],
);

/** What a customer wishes about a topic over a channel. Permission is another matter: this can only narrow it. */
export const preference = pgTable(
  'preference',
  {
    workspaceId: workspaceId(),
    customerId: uuid('customer_id').notNull(),
    topic: text('topic').notNull(),
    channel: text('channel', { enum: ['email', 'sms', 'push'] }).notNull(),
    wanted: boolean('wanted').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.customerId, t.topic, t.channel] })],
);

/** What a customer wishes beside topics; who has no row wishes nothing. */
export const contactWish = pgTable(
  'contact_wish',
  {
    workspaceId: workspaceId(),
    customerId: uuid('customer_id').notNull(),
    /** Hours in which messages are welcome; null for any. */
    hours: jsonb('hours').$type<Schedule>(),
    /** How often at most; null for as often as the workspace likes. */
    pace: jsonb('pace').$type<OwnPace>(),
    /** Workspace clock; nothing is sent before. */
    pausedUntil: instant('paused_until'),
    /** Whether indicators and scores may look at what the customer did. */
    mayUseBehaviour: boolean('may_use_behaviour').notNull().default(true),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.customerId] })],
);

export const WISH_SOURCES = ['customer', 'member', 'import'] as const;
export type WishSource = (typeof WISH_SOURCES)[number];

/** Every wish that was ever recorded, append-only: where each came from. What holds now stands in the tables above. */
export const wish = pgTable(
  'wish',
  {
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    workspaceId: workspaceId(),
    customerId: uuid('customer_id').notNull(),
    wish: jsonb('wish').$type<Wish>().notNull(),
    source: text('source', { enum: WISH_SOURCES }).notNull(),
    /** Who recorded it on the customer's behalf or brought it over from elsewhere, and how they know; null when the customer did. */
    memberId: uuid('member_id'),
    reason: text('reason'),
    /** Workspace clock. */
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [index('wish_by_customer').on(t.workspaceId, t.customerId, t.id)],
);

/** Anonymous profiles that turned out to be customers; append-only. */
export const customerMerge = pgTable(
  'customer_merge',
  {
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    workspaceId: workspaceId(),
    /** Gone; everything that was known of it is the other's. */
    fromCustomerId: uuid('from_customer_id').notNull(),
    intoCustomerId: uuid('into_customer_id').notNull(),
    /** Workspace clock. */
    mergedAt: instant('merged_at').notNull(),
  },
  (t) => [index('customer_merge_by_customer').on(t.workspaceId, t.intoCustomerId)],
);
