/** The sending rules in force, and every change of them. */
import { readRules } from '@kairos/services';
import { workspaceProcedure } from '../../trpc';

export const rules = workspaceProcedure.query(({ ctx }) => readRules(ctx.database, ctx.workspaceId));
