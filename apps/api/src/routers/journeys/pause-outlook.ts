/** What waits for a paused journey to go on; null when it is not paused. */
import { readPauseOutlook } from '@kairos/services';
import { workspaceProcedure } from '../../trpc';
import { journeyIdSchema } from './inputs';

export const pauseOutlook = workspaceProcedure
  .input(journeyIdSchema)
  .query(({ ctx, input }) => readPauseOutlook(ctx.database, ctx.workspaceId, input.journeyId));
