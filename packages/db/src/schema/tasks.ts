/** Tasks for people: what a journey asks of a colleague, and what came of it. */

import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant, workspaceId } from './columns';

export const TASK_STATES = ['open', 'claimed', 'done', 'withdrawn'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** The id is the effect's. `withdrawn`: the customer went on without it, because its time was up or a goal was reached. */
export const task = pgTable(
  'task',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId(),
    runId: uuid('run_id').notNull(),
    journeyId: uuid('journey_id').notNull(),
    versionId: uuid('version_id').notNull(),
    nodeId: text('node_id').notNull(),
    visit: integer('visit').notNull(),
    customerId: uuid('customer_id').notNull(),
    title: text('title').notNull(),
    instructions: text('instructions').notNull(),
    /** Among which whoever did it chooses, in order. */
    outcomes: jsonb('outcomes').$type<{ id: string; name: string }[]>().notNull(),
    state: text('state', { enum: TASK_STATES }).notNull(),
    /** Workspace clock, all of them; `dueAt` is the last moment in time. */
    createdAt: instant('created_at').notNull(),
    dueAt: instant('due_at').notNull(),
    endedAt: instant('ended_at'),
    /** Member who has it in hand, or did it. */
    memberId: uuid('member_id'),
    outcome: text('outcome'),
    note: text('note'),
  },
  (t) => [
    index('task_to_do').on(t.workspaceId, t.dueAt, t.id).where(sql`state in ('open', 'claimed')`),
    index('task_of_run').on(t.workspaceId, t.runId).where(sql`state in ('open', 'claimed')`),
    index('task_ended').on(t.workspaceId, t.endedAt, t.id).where(sql`state = 'done'`),
  ],
);
