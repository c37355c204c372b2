/** Endpoints that journeys may call, and how the last call to each went. */
import { readEndpoints } from '@kairos/services';
import { workspaceProcedure } from '../../trpc';

export const listEndpoints = workspaceProcedure.query(({ ctx }) => readEndpoints(ctx.database, ctx.workspaceId));
