/** Brings an archived journey back, paused if it was ever published. */
import { restoreJourney } from '@kairos/services';
import { editorProcedure } from '../../trpc';
import { journeyIdSchema } from './inputs';

export const restore = editorProcedure
  .input(journeyIdSchema)
  .mutation(({ ctx, input }) => restoreJourney(ctx.database, ctx.workspaceId, input.journeyId));
