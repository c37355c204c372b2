/** All journeys with their status and counts, newest first, archived ones last. */
import { readJourneys } from '@kairos/services';
import { workspaceProcedure } from '../../trpc';

export const list = workspaceProcedure.query(({ ctx }) => readJourneys(ctx.database, ctx.workspaceId));
