/** Event names seen so far with counts and properties: feeds the pickers. `lastSeenAt` is epoch ms, workspace clock. */
import { listEventNames, withWorkspaceSql } from '@kairos/db';
import { workspaceProcedure } from '../../trpc';

export const catalogue = workspaceProcedure.query(async ({ ctx }) => {
  const rows = await withWorkspaceSql(ctx.database, ctx.workspaceId, (sql) => listEventNames(sql, ctx.workspaceId));
  return rows.map((row) => ({
    name: row.name,
    seen: row.seen,
    lastSeenAt: row.lastSeenAt.getTime(),
    properties: Object.entries(row.properties).map(([name, examples]) => ({ name, examples })),
  }));
});
