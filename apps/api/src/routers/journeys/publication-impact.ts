/** What publishing the stored draft would mean: problems, changes, and who is under way on which version. */
import { NODE_KINDS } from '@kairos/nodes';
import { readPublicationImpact } from '@kairos/services';
import { workspaceProcedure } from '../../trpc';
import { journeyIdSchema } from './inputs';

export const publicationImpact = workspaceProcedure
  .input(journeyIdSchema)
  .query(({ ctx, input }) => readPublicationImpact(ctx.database, NODE_KINDS, ctx.workspaceId, input.journeyId));
