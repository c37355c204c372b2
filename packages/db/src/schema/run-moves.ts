/** Customers who go to another version: ordered in one piece, done in portions. */
import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, workspaceId } from './columns';

export const runMove = pgTable(
  'run_move',
  {
    workspaceId: workspaceId(),
    id: uuid('id').notNull(),
    journeyId: uuid('journey_id').notNull(),
    /** The version that they go to. */
    versionId: uuid('version_id').notNull(),
    /** Customers of whom something else was ordered than that they stay. */
    total: integer('total').notNull().default(0),
    moved: integer('moved').notNull().default(0),
    /** Whose campaign ended by it. */
    departed: integer('departed').notNull().default(0),
    /** Whose campaign had ended, or who were ordered elsewhere, before their turn came. */
    missed: integer('missed').notNull().default(0),
    /** Real time. */
    orderedAt: instant('ordered_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ name: 'run_move_pk', columns: [t.workspaceId, t.id] })],
);

/** Whose turn is still to come, and what was chosen for where they stood when the move was ordered. */
export const runMoveItem = pgTable(
  'run_move_item',
  {
    workspaceId: workspaceId(),
    moveId: uuid('move_id').notNull(),
    runId: uuid('run_id').notNull(),
    choice: text('choice', { enum: ['move', 'exit'] }).notNull(),
  },
  (t) => [primaryKey({ name: 'run_move_item_pk', columns: [t.workspaceId, t.moveId, t.runId] })],
);
