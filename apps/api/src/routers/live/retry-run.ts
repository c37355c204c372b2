/** Lets a parked run try its step again. */
import { retryRun as retry } from '@kairos/services';
import { editorProcedure } from '../../trpc';
import { runInput } from './run-input';

export const retryRun = editorProcedure
  .input(runInput)
  .mutation(({ ctx, input }) => retry(ctx.database, ctx.workspaceId, input.runId));
