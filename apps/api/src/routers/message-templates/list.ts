/** All message templates, by name. */
import { readMessageTemplates } from '@kairos/services';
import { workspaceProcedure } from '../../trpc';

export const list = workspaceProcedure.query(({ ctx }) => readMessageTemplates(ctx.database, ctx.workspaceId));
