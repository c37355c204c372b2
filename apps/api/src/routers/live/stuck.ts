/** At which steps of a journey customers are stuck, and how long others stayed there. */
import { NODE_KINDS } from '@kairos/nodes';
import { readStuck } from '@kairos/services';
import { z } from 'zod';
import { workspaceProcedure } from '../../trpc';

export const stuck = workspaceProcedure
  .input(z.object({ journeyId: z.uuid() }))
  .query(({ ctx, input }) =>
    readStuck(ctx.database, ctx.workspaceId, { journeyId: input.journeyId, kinds: NODE_KINDS }),
  );
