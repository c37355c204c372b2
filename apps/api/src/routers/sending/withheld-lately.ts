/** What hours and caps held and kept from being sent in the last seven days of the workspace's clock. */
import { readWithheldLately } from '@kairos/services';
import { workspaceProcedure } from '../../trpc';

export const withheldLately = workspaceProcedure.query(({ ctx }) => readWithheldLately(ctx.database, ctx.workspaceId));
