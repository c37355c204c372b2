/** Moves customers who are under way to a version, as was chosen for the steps at which they stand. */
import { NODE_KINDS } from '@kairos/nodes';
import { moveCustomers as moveToVersion } from '@kairos/services';
import { editorProcedure } from '../../trpc';
import { moveChoicesSchema, versionInputSchema } from './inputs';

const inputSchema = versionInputSchema.extend({ choices: moveChoicesSchema });

export const moveCustomers = editorProcedure
  .input(inputSchema)
  .mutation(({ ctx, input }) => moveToVersion(ctx.database, NODE_KINDS, ctx.workspaceId, input));
