/** The published versions of a journey, newest first, and its draft. */
import { readVersions } from '@kairos/services';
import { workspaceProcedure } from '../../trpc';
import { journeyIdSchema } from './inputs';

export const versions = workspaceProcedure
  .input(journeyIdSchema)
  .query(({ ctx, input }) => readVersions(ctx.database, ctx.workspaceId, input.journeyId));
