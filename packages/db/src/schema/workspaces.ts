/** A workspace is a tenant; it owns its clock. Members sign in and belong to workspaces. */
import type { SendingRules } from '@kairos/engine';
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, workspaceId } from './columns';

/** The clock maps real time to workspace time: virtual = virtualAnchor + (real − realAnchor) × speed, frozen while paused. */
export const workspace = pgTable('workspace', {
  workspaceId: uuid('workspace_id').primaryKey(),
  name: text('name').notNull(),
  timeZone: text('time_zone').notNull().default('Europe/Amsterdam'),
  currency: text('currency').notNull().default('EUR'),
  clockKind: text('clock_kind', { enum: ['real', 'simulated'] })
    .notNull()
    .default('real'),
  clockRealAnchor: instant('clock_real_anchor').notNull().defaultNow(),
  clockVirtualAnchor: instant('clock_virtual_anchor').notNull().defaultNow(),
  clockSpeed: doublePrecision('clock_speed').notNull().default(1),
  clockPaused: boolean('clock_paused').notNull().default(false),
  /** Counts every change of the clock, so that sleeping cohorts know their timers are stale. */
  clockRevision: integer('clock_revision').notNull().default(0),
  /** Real time at which a worker last saw this clock running: a simulated clock stands still while the whole product is down. */
  clockSeenAt: instant('clock_seen_at'),
  /** Runs hosted by one cohort workflow; 1 gives one workflow per customer. */
  runsPerWorkflow: integer('runs_per_workflow').notNull().default(2000),
  /** When and how often is sent at most; what is left out has its default. */
  sendingRules: jsonb('sending_rules').$type<Partial<SendingRules>>().notNull().default({}),
  createdAt: instant('created_at').notNull().defaultNow(),
});

/** Every change of the sending rules, append-only: who made it, and the rules as they were from then on. */
export const sendingRulesChange = pgTable(
  'sending_rules_change',
  {
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    workspaceId: workspaceId(),
    memberId: uuid('member_id'),
    rules: jsonb('rules').$type<SendingRules>().notNull(),
    /** Real time. */
    changedAt: instant('changed_at').notNull().defaultNow(),
  },
  (t) => [index('sending_rules_change_recent').on(t.workspaceId, t.id)],
);

/** A person who logs in. Members are not tenant data: one person may belong to several workspaces. */
export const member = pgTable('member', {
  id: uuid('id').primaryKey(),
  email: text('email').notNull().unique(),
  name: text('name').notNull(),
  /** Argon2id; null until the member chose one: the one-time link works without. */
  passwordHash: text('password_hash'),
  /** Language of the screens; null follows the browser. */
  language: text('language', { enum: ['en', 'nl'] }),
  createdAt: instant('created_at').notNull().defaultNow(),
});

export const membership = pgTable(
  'membership',
  {
    workspaceId: workspaceId(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => member.id, { onDelete: 'cascade' }),
    role: text('role', { enum: ['owner', 'editor', 'viewer'] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.memberId, t.workspaceId] })],
);

/** Server-side sessions; only the SHA-256 of the cookie's token is stored. */
export const session = pgTable('session', {
  tokenHash: text('token_hash').primaryKey(),
  memberId: uuid('member_id')
    .notNull()
    .references(() => member.id, { onDelete: 'cascade' }),
  createdAt: instant('created_at').notNull().defaultNow(),
  lastSeenAt: instant('last_seen_at').notNull().defaultNow(),
  expiresAt: instant('expires_at').notNull(),
  userAgent: text('user_agent'),
});

/** One-time sign-in links, printed by the launcher or mailed; single use, short-lived. */
export const signInLink = pgTable('sign_in_link', {
  tokenHash: text('token_hash').primaryKey(),
  memberId: uuid('member_id')
    .notNull()
    .references(() => member.id, { onDelete: 'cascade' }),
  createdAt: instant('created_at').notNull().defaultNow(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
});

/** Attempts to sign in, per account and per address, both as SHA-256; old rows are swept by the next attempt. */
export const signInAttempt = pgTable(
  'sign_in_attempt',
  {
    id: uuid('id').primaryKey(),
    subjectHash: text('subject_hash').notNull(),
    attemptedAt: instant('attempted_at').notNull(),
  },
  (t) => [
    index('sign_in_attempt_by_subject').on(t.subjectHash, t.attemptedAt),
    index('sign_in_attempt_by_time').on(t.attemptedAt),
  ],
);

/**
 * Keys for the intake. `browser` keys are public and may only add events; `server` keys may also set addresses.
 * Only the hash is stored; `hint` shows the last four characters.
 */
export const writeKey = pgTable(
  'write_key',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId(),
    name: text('name').notNull(),
    kind: text('kind', { enum: ['browser', 'server'] }).notNull(),
    keyHash: text('key_hash').notNull(),
    hint: text('hint').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [unique('write_key_hash').on(t.keyHash)],
);
