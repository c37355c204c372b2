/** One journey: its draft, and the version in force. */
import { readJourney } from '@kairos/services';
import { workspaceProcedure } from '../../trpc';
import { journeyIdSchema } from './inputs';

export const get = workspaceProcedure
  .input(journeyIdSchema)
  .query(({ ctx, input }) => readJourney(ctx.database, ctx.workspaceId, input.journeyId));
