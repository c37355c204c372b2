/** Sends a withheld message past the hours and caps of the workspace, never past what its customer wishes. */
import { sendAnyway as sendMessageAnyway } from '@kairos/services';
import { z } from 'zod';
import { editorProcedure } from '../../trpc';

export const sendAnyway = editorProcedure
  .input(z.object({ id: z.uuid() }))
  .mutation(({ ctx, input }) =>
    sendMessageAnyway(ctx.database, ctx.workspaceId, { id: input.id, memberId: ctx.member.id }),
  );
