/** One customer's pass through a journey. */
import { readRun } from '@kairos/services';
import { workspaceProcedure } from '../../trpc';
import { runInput } from './run-input';

export const run = workspaceProcedure
  .input(runInput)
  .query(({ ctx, input }) => readRun(ctx.database, ctx.workspaceId, input.runId));
