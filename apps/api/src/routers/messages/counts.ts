/** How many messages the sandbox holds per channel. */
import { countSandboxMessages, withWorkspaceSql } from '@kairos/db';
import { workspaceProcedure } from '../../trpc';

export const counts = workspaceProcedure.query(async ({ ctx }) => {
  const rows = await withWorkspaceSql(ctx.database, ctx.workspaceId, (sql) =>
    countSandboxMessages(sql, ctx.workspaceId),
  );
  const counted = { email: 0, sms: 0, push: 0 };
  for (const row of rows) counted[row.channel] = row.messages;
  return counted;
});
