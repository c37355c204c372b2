/** Adds an endpoint for webhooks; the answer shows its secret for the only time. */
import { createEndpoint as createWorkspaceEndpoint } from '@kairos/services';
import { z } from 'zod';
import { editorProcedure } from '../../trpc';

const inputSchema = z.object({ name: z.string().trim().min(1).max(120), url: z.string().trim().min(1).max(2_000) });

export const createEndpoint = editorProcedure
  .input(inputSchema)
  .mutation(({ ctx, input }) =>
    createWorkspaceEndpoint({ database: ctx.database, ...ctx.settings }, ctx.workspaceId, input),
  );
