/** How important the messages of published journeys are: in this order what has waited leaves. */
import { listImportance, withWorkspaceSql } from '@kairos/db';
import { USUAL_PRIORITY } from '@kairos/engine';
import { workspaceProcedure } from '../../trpc';

export const importance = workspaceProcedure.query(({ ctx }) =>
  withWorkspaceSql(ctx.database, ctx.workspaceId, (sql) => listImportance(sql, USUAL_PRIORITY)),
);
