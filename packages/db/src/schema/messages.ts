/** Messages and the attempts to hand them over; and what the sandbox received in a provider's stead. */

import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, workspaceId } from './columns';

export const MESSAGE_STATES = [
  'planned',
  'claimed',
  'transmitting',
  'accepted',
  'rejected',
  'unknown',
  'skipped',
] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** The unit of exactly-once: the id is derived from (version, run, node, visit, channel). */
export const message = pgTable(
  'message',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId(),
    runId: uuid('run_id').notNull(),
    journeyId: uuid('journey_id').notNull(),
    versionId: uuid('version_id').notNull(),
    nodeId: text('node_id').notNull(),
    visit: integer('visit').notNull(),
    customerId: uuid('customer_id').notNull(),
    channel: text('channel', { enum: ['email', 'sms', 'push'] }).notNull(),
    topic: text('topic').notNull(),
    state: text('state', { enum: MESSAGE_STATES }).notNull(),
    /** Why it was skipped, rejected or is unknown. */
    reason: text('reason'),
    /** What resolved an unknown outcome: provider, callback, assumed-sent. */
    resolution: text('resolution'),
    /** 0 to 100, the more important the higher. */
    priority: smallint('priority').notNull().default(50),
    /** Whether it counts against caps: marketing does, service messages do not. */
    counts: boolean('counts').notNull().default(true),
    /** Workspace clock. */
    plannedAt: instant('planned_at').notNull(),
    /** When it may leave, workspace clock: later than planned when hours or caps hold it. */
    dueAt: instant('due_at').notNull(),
    /** It waits for that moment; deliverers pass it by until it is released. */
    isHeld: boolean('is_held').notNull().default(false),
    /** Why it was held; stays when it leaves. */
    holdReason: text('hold_reason'),
    /** The member who sent it past hours and caps; null for what keeps to them. */
    releasedBy: uuid('released_by'),
    /** Real time before which no attempt is made (Retry-After, back-off). */
    notBefore: instant('not_before').notNull().defaultNow(),
    attempt: integer('attempt').notNull().default(0),
    leaseUntil: instant('lease_until'),
    providerId: text('provider_id'),
    /** Rendered parts, frozen at hand-over. */
    rendered: jsonb('rendered').$type<Record<string, string>>(),
    recipient: text('recipient'),
    /** Workspace clock, and real time for latency figures. */
    settledAt: instant('settled_at'),
    settledRealAt: instant('settled_real_at'),
    createdRealAt: instant('created_real_at').notNull().defaultNow(),
  },
  (t) => [
    index('message_to_deliver')
      .on(t.workspaceId, t.channel, t.priority.desc().nullsFirst(), t.notBefore)
      .where(sql`state = 'planned' and not is_held`),
    index('message_held')
      .on(t.workspaceId, t.channel, t.priority.desc().nullsFirst(), t.dueAt)
      .where(sql`state = 'planned' and is_held`),
    index('message_in_hand').on(t.workspaceId, t.leaseUntil).where(sql`state in ('claimed', 'transmitting')`),
    index('message_unresolved').on(t.workspaceId, t.notBefore).where(sql`state = 'unknown' and resolution is null`),
    index('message_by_run').on(t.workspaceId, t.runId),
    index('message_by_customer').on(t.workspaceId, t.customerId, t.plannedAt),
    index('message_recent').on(t.workspaceId, t.plannedAt),
    index('message_not_sent')
      .on(t.workspaceId, t.journeyId, t.plannedAt, t.id)
      .where(sql`state in ('skipped', 'rejected')`),
  ],
);

/** What the sandbox accepted, as a provider would have; `idempotencyKey` is the message id that travelled with it. */
export const sandboxMessage = pgTable(
  'sandbox_message',
  {
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    workspaceId: workspaceId(),
    channel: text('channel', { enum: ['email', 'sms', 'push'] }).notNull(),
    idempotencyKey: text('idempotency_key'),
    recipient: text('recipient').notNull(),
    sender: text('sender').notNull(),
    /** Parts as received: subject, html, text, title, link, and headers for e-mail. */
    content: jsonb('content').$type<Record<string, string>>().notNull(),
    receivedAt: instant('received_at').notNull(),
    realAt: instant('real_at').notNull().defaultNow(),
  },
  (t) => [
    index('sandbox_message_recent').on(t.workspaceId, t.id),
    index('sandbox_message_by_key').on(t.workspaceId, t.idempotencyKey),
    // SMS and push providers honour the key; mail servers know none, so there a double must show.
    uniqueIndex('sandbox_message_once').on(t.workspaceId, t.channel, t.idempotencyKey).where(sql`channel <> 'email'`),
  ],
);

/** What a provider reported of a message after it took it: at least once, in any order, so each status is kept once. */
export const providerCallback = pgTable(
  'provider_callback',
  {
    workspaceId: workspaceId(),
    messageId: uuid('message_id').notNull(),
    status: text('status', { enum: ['delivered', 'bounced', 'complained'] }).notNull(),
    channel: text('channel', { enum: ['email', 'sms', 'push'] }).notNull(),
    /** The provider's code. */
    code: text('code'),
    receivedAt: instant('received_at').notNull().defaultNow(),
    /** Null until the rest of the product was told. */
    handledAt: instant('handled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.messageId, t.status] }),
    index('provider_callback_to_handle').on(t.workspaceId, t.receivedAt).where(sql`handled_at is null`),
  ],
);

/** How fast held messages leave, over all workers: nobody releases any before this moment of real time. */
export const releasePace = pgTable(
  'release_pace',
  {
    workspaceId: workspaceId(),
    channel: text('channel', { enum: ['email', 'sms', 'push'] }).notNull(),
    nextAt: instant('next_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.channel] })],
);
