/** Sensing states, runs, the cohorts that host them, their inboxes and journals. */

import type { EntryRefusal, ExplanationLine, RunState } from '@kairos/engine';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { StoredLine } from '../queries/journal-lines/stored-line';
import type { StoredRunState } from '../queries/run-state';
import type { StoredSensing } from '../queries/sensing-state';
import { instant, workspaceId } from './columns';

/** One row per customer, journey and sensing half of a plan: versions that sense alike share it. */
export const sensing = pgTable(
  'sensing',
  {
    workspaceId: workspaceId(),
    journeyId: uuid('journey_id').notNull(),
    /** Its first 16 digits, as a number. */
    sensingHash: bigint('sensing_hash', { mode: 'bigint' }).notNull(),
    customerId: uuid('customer_id').notNull(),
    state: json('state').$type<StoredSensing>().notNull(),
  },
  // A journey is one tenant's, as a run and a cohort are: the key need not say whose.
  (t) => [primaryKey({ columns: [t.journeyId, t.sensingHash, t.customerId] })],
);

/** A Temporal workflow that hosts up to `runsPerWorkflow` runs of one journey. Its workflow id is `cohort/<id>`. */
export const cohort = pgTable(
  'cohort',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId(),
    journeyId: uuid('journey_id').notNull(),
    /** Runs placed so far; a cohort that is full takes no more. */
    placed: integer('placed').notNull().default(0),
    open: boolean('open').notNull().default(true),
    /** Number of the last inbox item, given out under this row's lock. */
    inboxSeq: bigint('inbox_seq', { mode: 'number' }).notNull().default(0),
    /** A wake was sent and the workflow has not looked since. */
    wakeOutstanding: boolean('wake_outstanding').notNull().default(false),
    /** Real time of the last wake sent, for the sweeper. */
    wokenAt: instant('woken_at'),
    /** Real time by which it is to be woken for items that can wait; null when there are none, or a wake is on its way. */
    tellBy: instant('tell_by'),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    index('cohort_open').on(t.workspaceId, t.journeyId).where(sql`open`),
    index('cohort_to_tell').on(t.workspaceId, t.tellBy).where(sql`tell_by is not null`),
  ],
);

export const run = pgTable(
  'run',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId(),
    journeyId: uuid('journey_id').notNull(),
    /** Pinned when the campaign starts; while watching it is the version that opened it. */
    versionId: uuid('version_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    cohortId: uuid('cohort_id').notNull(),
    /** Place in the cohort, from 1. */
    slot: integer('slot').notNull(),
    /** Counts the steps committed; the workflow names the one it saw last, so a repeated commit is recognised. */
    seq: integer('seq').notNull().default(0),
    /** Last inbox item applied. */
    inboxSeq: bigint('inbox_seq', { mode: 'number' }).notNull().default(0),
    phase: text('phase', { enum: ['watching', 'acting', 'ended'] }).notNull(),
    triggerId: text('trigger_id'),
    nodeId: text('node_id'),
    /** What the other columns do not say of it. */
    state: json('state').$type<StoredRunState>().notNull(),
    openedAt: instant('opened_at').notNull(),
    campaignStartedAt: instant('campaign_started_at'),
    dueAt: instant('due_at'),
    /** The current step's listeners, and the goals and exits of the whole campaign; null when it listens for nothing. */
    listens: json('listens').$type<Listening[]>(),
    endedAt: instant('ended_at'),
    outcome: text('outcome'),
    /** Set when the run was parked: code and sentence for the operator. */
    failure: jsonb('failure').$type<{ code: string; message: string }>(),
    /** How it stood before that step; null when it is not parked, or was parked for good. */
    parked: jsonb('parked').$type<ParkedRun>(),
  },
  (t) => [
    unique('run_slot').on(t.cohortId, t.slot),
    index('run_by_customer').on(t.workspaceId, t.customerId),
    // By the minute in which they came to the step, which their state says: who stands there longest is found at once.
    // Runs of one minute share an entry, which takes a tenth of the bytes.
    index('run_by_node')
      .on(t.workspaceId, t.journeyId, t.nodeId, sql`(((state->>'enteredAt')::float8 / 60000)::int)`)
      .where(sql`phase = 'acting' and node_id is not null`),
    // The live view lists them page by page; the id never changes, so re-arming an alarm leaves the index alone.
    index('run_watched').on(t.workspaceId, t.journeyId, t.id).where(sql`phase = 'watching'`),
    index('run_started')
      .on(t.workspaceId, t.journeyId, sql`date_bin('1 minute', campaign_started_at, 'epoch')`)
      .where(sql`campaign_started_at is not null`),
    index('run_failed').on(t.workspaceId, t.journeyId, t.id).where(sql`failure is not null`),
    // One alarm per customer and journey: two would ring for the same moment.
    uniqueIndex('run_watching').on(t.workspaceId, t.customerId, t.journeyId).where(sql`phase = 'watching'`),
  ],
);

/** Bounds are inclusive, epoch ms in event time. */
export type Listening = [eventName: string, since: number, until: number | null];

/** Everything that is needed to take the step again. */
export interface ParkedRun {
  phase: 'watching' | 'acting';
  state: RunState;
  /** What started its campaign, when the start itself could not be done. */
  start: { at: number; payload: InboxPayload } | null;
}

export const inbox = pgTable(
  'inbox',
  {
    cohortId: uuid('cohort_id').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    workspaceId: workspaceId(),
    /** Null for an item about several runs. */
    runId: uuid('run_id'),
    /**
     * open: a run was placed or its alarm moved; trigger: its trigger fired; event: something it listens for happened;
     * look: its journey changed; moved: the router has stepped these runs already, and their due moments may be others.
     */
    kind: text('kind', { enum: ['open', 'trigger', 'event', 'look', 'moved'] }).notNull(),
    at: instant('at').notNull(),
    /** Ids, names and amounts only. */
    payload: json('payload').$type<InboxPayload>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.cohortId, t.seq] })],
);

/** Why an item was delivered. Events are read from the log again by whoever takes the item, so only starts carry anything. */
export interface InboxPayload {
  start?: { triggerId: string; eventId: string | null; explanation: ExplanationLine[] };
  /** Slots of the runs that an item is about, when these are several. */
  slots?: number[];
}

/** What happened in a run, in order: one row per step, written in its transaction. */
export const journal = pgTable(
  'journal',
  {
    /** No key: nobody asks for a single one. */
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    workspaceId: workspaceId(),
    runId: uuid('run_id').notNull(),
    lines: json('lines').$type<StoredLine[]>().notNull(),
    /** Real time at which it was committed, for latency figures. */
    committedAt: instant('committed_at').notNull().defaultNow(),
    /** Of the first line: the others count from it. Null where every line says its own. */
    at: instant('at'),
    /** The event that led to it, which lines name by a 1. */
    eventId: uuid('event_id'),
  },
  (t) => [
    // No other index serves a question about runs, so it need not begin with the tenant.
    index('journal_by_run').on(t.runId),
    // A thousand rows share an entry. Its condition is always true: only who names it, asking for the newest, uses the index.
    index('journal_recent').on(t.workspaceId, sql`(id >> 10)`).where(sql`id > 0`),
  ],
);

/** Readings that changed, one row per customer, journey and moment: the raw material of every "why". */
export const transition = pgTable(
  'transition',
  {
    /** No key: nobody asks for a single one. */
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().notNull(),
    workspaceId: workspaceId(),
    journeyId: uuid('journey_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    at: instant('at').notNull(),
    eventId: uuid('event_id'),
    readings: json('readings').$type<StoredReading[]>().notNull(),
    /** Whether any of them fired. */
    fired: boolean('fired').notNull(),
  },
  (t) => [
    // No other index serves a question about customers, so it need not begin with the tenant.
    index('transition_by_customer').on(t.customerId),
    // Rows of one thousand ids share an entry.
    index('transition_fired').on(t.workspaceId, t.journeyId, sql`(id >> 10)`).where(sql`fired`),
  ],
);

/** `active` is 1 or 0; `refusal` says why a trigger whose condition came true started nothing. */
export type StoredReading = [nodeId: string, active: number, value: number, fired: number, refusal?: EntryRefusal];

/** Customers that a trigger with a limit has started, per hour and per day of the workspace. */
export const entryCount = pgTable(
  'entry_count',
  {
    workspaceId: workspaceId(),
    journeyId: uuid('journey_id').notNull(),
    triggerId: text('trigger_id').notNull(),
    span: text('span', { enum: ['hour', 'day'] }).notNull(),
    beginsAt: instant('begins_at').notNull(),
    started: integer('started').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.journeyId, t.triggerId, t.span, t.beginsAt] })],
);

/** How far a paced stream has delivered its events: nothing before `watermarkAt` is still to come. */
export const eventStream = pgTable(
  'event_stream',
  {
    workspaceId: workspaceId(),
    name: text('name').notNull(),
    position: integer('position').notNull().default(0),
    watermarkAt: instant('watermark_at').notNull(),
    finished: boolean('finished').notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.name] })],
);
