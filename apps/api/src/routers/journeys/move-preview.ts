/** Where customers stand who are on other versions, and what it would mean to move them to this one. */
import { NODE_KINDS } from '@kairos/nodes';
import { readMovePreview } from '@kairos/services';
import { workspaceProcedure } from '../../trpc';
import { versionInputSchema } from './inputs';

export const movePreview = workspaceProcedure
  .input(versionInputSchema)
  .query(({ ctx, input }) => readMovePreview(ctx.database, NODE_KINDS, ctx.workspaceId, input));
