/** Ends a key for the intake; within seconds nothing more comes in by it. */
import { endWriteKey } from '@kairos/services';
import { z } from 'zod';
import { editorProcedure } from '../../trpc';

export const revokeWriteKey = editorProcedure
  .input(z.object({ id: z.uuid() }))
  .mutation(({ ctx, input }) => endWriteKey(ctx.database, ctx.workspaceId, input.id));
