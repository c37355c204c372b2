/** Lets all parked runs of a journey, or of one of its steps, try again. */
import { retryRuns as retryAll } from '@kairos/services';
import { z } from 'zod';
import { editorProcedure } from '../../trpc';

export const retryRuns = editorProcedure
  .input(z.object({ journeyId: z.uuid(), nodeId: z.string().max(60).nullable() }))
  .mutation(async ({ ctx, input }) => ({ retried: await retryAll(ctx.database, ctx.workspaceId, input) }));
