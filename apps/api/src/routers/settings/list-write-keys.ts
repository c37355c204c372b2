/** All keys for the intake, revoked ones last. The keys themselves are not stored. */
import { readWriteKeys } from '@kairos/services';
import { editorProcedure } from '../../trpc';

export const listWriteKeys = editorProcedure.query(({ ctx }) => readWriteKeys(ctx.database, ctx.workspaceId));
