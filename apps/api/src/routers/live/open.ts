/** A journey with the version to show: the one that is named, else the one in force. */
import { openLiveJourney } from '@kairos/services';
import { z } from 'zod';
import { workspaceProcedure } from '../../trpc';

const inputSchema = z.object({ journeyId: z.uuid(), number: z.number().int().positive().nullish() });

export const open = workspaceProcedure
  .input(inputSchema)
  .query(({ ctx, input }) =>
    openLiveJourney(ctx.database, ctx.workspaceId, { journeyId: input.journeyId, number: input.number ?? null }),
  );
