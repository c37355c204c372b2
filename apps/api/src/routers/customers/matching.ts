/** How many of the customers seen last meet conditions now; each counts for the first branch that they meet. */
import { conditionTreeSchema } from '@kairos/engine';
import { countMatching } from '@kairos/services';
import { z } from 'zod';
import { editorProcedure } from '../../trpc';

// Changes nothing; it is a mutation because conditions do not fit into the address that a query is sent to.
const inputSchema = z.object({ branches: z.array(conditionTreeSchema).max(12) });

export const matching = editorProcedure
  .input(inputSchema)
  .mutation(({ ctx, input }) => countMatching(ctx.database, ctx.workspaceId, input.branches));
