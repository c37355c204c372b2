/** Ends an endpoint: nothing is called there any more. */
import { endEndpoint } from '@kairos/services';
import { z } from 'zod';
import { editorProcedure } from '../../trpc';

export const removeEndpoint = editorProcedure
  .input(z.object({ id: z.uuid() }))
  .mutation(({ ctx, input }) => endEndpoint(ctx.database, ctx.workspaceId, input.id));
