/** One customer's pass through a journey. */
import { readRun } from '@kairos/services';
import { z } from 'zod';
import { workspaceProcedure } from '../../trpc';

export const run = workspaceProcedure
  .input(z.object({ runId: z.uuid() }))
  .query(({ ctx, input }) => readRun(ctx.database, ctx.workspaceId, input.runId));
