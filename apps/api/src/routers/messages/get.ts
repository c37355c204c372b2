/** One message of the sandbox with all its parts. */
import { findSandboxMessage, withWorkspaceSql } from '@kairos/db';
import { Refusal } from '@kairos/services';
import { z } from 'zod';
import { workspaceProcedure } from '../../trpc';

export const get = workspaceProcedure.input(z.object({ id: z.number().int() })).query(async ({ ctx, input }) => {
  const row = await withWorkspaceSql(ctx.database, ctx.workspaceId, (sql) =>
    findSandboxMessage(sql, ctx.workspaceId, input.id),
  );
  if (!row) throw new Refusal('messages/not-found', 'not-found', 'There is no such message in this workspace.');
  return { ...row, receivedAt: row.receivedAt.getTime() };
});
