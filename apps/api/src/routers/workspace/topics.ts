/** Topics under which journeys send: feeds the pickers. */
import { listTopics, withWorkspaceSql } from '@kairos/db';
import { workspaceProcedure } from '../../trpc';

export const topics = workspaceProcedure.query(({ ctx }) =>
  withWorkspaceSql(ctx.database, ctx.workspaceId, listTopics),
);
