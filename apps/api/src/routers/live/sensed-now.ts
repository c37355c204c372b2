/** For how many customers each indicator of the version in force is true now, and how many points they have. */
import { NODE_KINDS } from '@kairos/nodes';
import { readSensedNow } from '@kairos/services';
import { z } from 'zod';
import { workspaceProcedure } from '../../trpc';

export const sensedNow = workspaceProcedure
  .input(z.object({ journeyId: z.uuid() }))
  .query(({ ctx, input }) =>
    readSensedNow(ctx.database, ctx.workspaceId, { journeyId: input.journeyId, kinds: NODE_KINDS }),
  );
