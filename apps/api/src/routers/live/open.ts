/** A journey with the version to show: the one that is named, else the one in force. */
import { openLiveJourney } from '@kairos/services';
import { z } from 'zod';
import { workspaceProcedure } from '../../trpc';
import { upToDate } from '../journeys/up-to-date';

const inputSchema = z.object({ journeyId: z.uuid(), number: z.number().int().positive().nullish() });

export const open = workspaceProcedure
  .input(inputSchema)
  .query(async ({ ctx, input: { journeyId, number = null } }) => {
    const journey = await openLiveJourney(ctx.database, ctx.workspaceId, { journeyId, number });
    return { ...journey, shown: journey.shown && upToDate(journey.shown) };
  });
