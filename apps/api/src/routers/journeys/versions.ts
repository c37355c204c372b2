/** The published versions of a journey, newest first, and its draft. */
import { NODE_KINDS } from '@kairos/nodes';
import { readVersions } from '@kairos/services';
import { workspaceProcedure } from '../../trpc';
import { journeyIdSchema } from './inputs';

export const versions = workspaceProcedure
  .input(journeyIdSchema)
  .query(({ ctx, input }) => readVersions(ctx.database, NODE_KINDS, ctx.workspaceId, input.journeyId));
