/** Makes a key for the intake; the answer shows it for the only time. */
import { createWriteKey as createWorkspaceKey } from '@kairos/services';
import { z } from 'zod';
import { editorProcedure } from '../../trpc';

const inputSchema = z.object({ name: z.string().trim().min(1).max(120), kind: z.enum(['browser', 'server']) });

export const createWriteKey = editorProcedure
  .input(inputSchema)
  .mutation(({ ctx, input }) => createWorkspaceKey(ctx.database, ctx.workspaceId, input));
