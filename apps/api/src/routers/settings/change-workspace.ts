/** Renames the workspace or moves it to another time zone. */
import { isKnownZone } from '@kairos/engine';
import { changeWorkspace as changeWorkspaceSettings } from '@kairos/services';
import { z } from 'zod';
import { ownerProcedure } from '../../trpc';

const inputSchema = z.object({
  name: z.string().trim().min(1).max(120),
  timeZone: z.string().refine(isKnownZone),
});

export const changeWorkspace = ownerProcedure.input(inputSchema).mutation(async ({ ctx, input }) => {
  await changeWorkspaceSettings(ctx.database, ctx.workspaceId, input);
});
