/** Contents of messages that members keep to use in other steps. A step copies one, so nothing that runs looks here. */
import type { Channel, MessageContent } from '@kairos/engine';
import { sql } from 'drizzle-orm';
import { integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, workspaceId } from './columns';

export const messageTemplate = pgTable(
  'message_template',
  {
    id: uuid('id').primaryKey(),
    workspaceId: workspaceId(),
    name: text('name').notNull(),
    channel: text('channel').$type<Channel>().notNull(),
    content: jsonb('content').$type<MessageContent>().notNull(),
    /** Counts every change, so that nobody overwrites what they have not seen. */
    revision: integer('revision').notNull().default(1),
    /** Real time. */
    savedAt: instant('saved_at').notNull().defaultNow(),
    savedBy: uuid('saved_by'),
  },
  // Two names that differ only in capitals would be one to whoever searches for it.
  (t) => [uniqueIndex('message_template_name').on(t.workspaceId, sql`lower(${t.name})`)],
);
