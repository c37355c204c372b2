/** Events as they arrived, newest first. */
import { listEvents, withWorkspaceSql } from '@kairos/db';
import { z } from 'zod';
import { workspaceProcedure } from '../../trpc';
import { eventCursor, eventPage } from './event-page';

const inputSchema = z.object({
  /** Empty means every name. */
  names: z.array(z.string().max(128)).max(20).default([]),
  cursor: eventCursor.nullish(),
  limit: z.number().int().min(1).max(200).default(60),
});

export const list = workspaceProcedure.input(inputSchema).query(async ({ ctx, input }) => {
  const before = input.cursor ? { at: new Date(input.cursor.at), id: input.cursor.id } : null;
  const rows = await withWorkspaceSql(ctx.database, ctx.workspaceId, (sql) =>
    listEvents(sql, ctx.workspaceId, { names: input.names, before, limit: input.limit }),
  );
  return eventPage(rows, input.limit, (row) => row.receivedAt);
});
