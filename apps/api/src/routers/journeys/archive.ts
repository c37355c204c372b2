/** Takes a journey out of the list; nobody enters it any more. */
import { archiveJourney } from '@kairos/services';
import { editorProcedure } from '../../trpc';
import { journeyIdSchema } from './inputs';

export const archive = editorProcedure
  .input(journeyIdSchema)
  .mutation(({ ctx, input }) => archiveJourney(ctx.database, ctx.workspaceId, input.journeyId));
