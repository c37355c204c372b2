/** How the tests and holdouts of a journey stand. */
import { readResults } from '@kairos/services';
import { z } from 'zod';
import { workspaceProcedure } from '../../trpc';

export const results = workspaceProcedure
  .input(z.object({ journeyId: z.uuid() }))
  .query(({ ctx, input }) => readResults(ctx.database, ctx.workspaceId, input.journeyId));
