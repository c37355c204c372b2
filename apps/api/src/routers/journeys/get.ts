/** One journey: its draft, and the version in force. */
import { readJourney } from '@kairos/services';
import { workspaceProcedure } from '../../trpc';
import { journeyIdSchema } from './inputs';
import { upToDate } from './up-to-date';

export const get = workspaceProcedure.input(journeyIdSchema).query(async ({ ctx, input }) => {
  const journey = await readJourney(ctx.database, ctx.workspaceId, input.journeyId);
  return { ...journey, draft: upToDate(journey.draft), live: journey.live && upToDate(journey.live) };
});
