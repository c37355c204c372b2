/** Renames the workspace or moves it to another time zone. */
import { changeWorkspace as changeWorkspaceSettings } from '@kairos/services';
import { z } from 'zod';
import { ownerProcedure } from '../../trpc';

const inputSchema = z.object({
  name: z.string().trim().min(1).max(120),
  timeZone: z.string().refine(isTimeZone),
});

export const changeWorkspace = ownerProcedure.input(inputSchema).mutation(async ({ ctx, input }) => {
  await changeWorkspaceSettings(ctx.database, ctx.workspaceId, input);
});

/** Whatever this Node can reckon with, which includes old names of zones. */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
