/** The published versions of a journey, newest first, and its draft. */
import { readVersions } from '@kairos/services';
import { workspaceProcedure } from '../../trpc';
import { journeyIdSchema } from './inputs';
import { upToDate } from './up-to-date';

export const versions = workspaceProcedure.input(journeyIdSchema).query(async ({ ctx, input }) => {
  const journey = await readVersions(ctx.database, ctx.workspaceId, input.journeyId);
  return { ...journey, draft: upToDate(journey.draft) };
});
