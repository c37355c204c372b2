/** Names of customer attributes with how many of the last 500 customers have them and up to five examples: feeds the pickers. */
import { listAttributes, withWorkspaceSql } from '@kairos/db';
import { workspaceProcedure } from '../../trpc';

const SAMPLE = 500;

export const attributes = workspaceProcedure.query(({ ctx }) =>
  withWorkspaceSql(ctx.database, ctx.workspaceId, (sql) => listAttributes(sql, ctx.workspaceId, SAMPLE)),
);
