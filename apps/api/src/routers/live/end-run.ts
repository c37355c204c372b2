/** Lets the customer of a parked run leave the journey. */
import { endRun as end } from '@kairos/services';
import { editorProcedure } from '../../trpc';
import { runInput } from './run-input';

export const endRun = editorProcedure
  .input(runInput)
  .mutation(({ ctx, input }) => end(ctx.database, ctx.workspaceId, input.runId));
