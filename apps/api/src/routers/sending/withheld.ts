/** Messages that wait for their moment, or that hours and caps kept back for good. */
import { readWithheld } from '@kairos/services';
import { z } from 'zod';
import { workspaceProcedure } from '../../trpc';

export const withheld = workspaceProcedure
  .input(z.object({ which: z.enum(['held', 'unsent']) }))
  .query(({ ctx, input }) => readWithheld(ctx.database, ctx.workspaceId, input.which));
