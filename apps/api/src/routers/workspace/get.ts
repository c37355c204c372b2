/** Name, zone, currency and clock of the workspace. `serverNow` (epoch ms) lets the page correct its own clock. */
import { readWorkspace } from '@kairos/services';
import { workspaceProcedure } from '../../trpc';

export const get = workspaceProcedure.query(async ({ ctx }) => {
  const workspace = await readWorkspace(ctx.database, ctx.workspaceId);
  return { ...workspace, role: ctx.role, serverNow: Date.now() };
});
