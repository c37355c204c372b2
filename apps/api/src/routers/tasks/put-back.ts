/** Puts a task back on the list. */
import { putTaskBack } from '@kairos/services';
import { editorProcedure } from '../../trpc';
import { taskInput } from './input';

export const putBack = editorProcedure
  .input(taskInput)
  .mutation(({ ctx, input }) =>
    putTaskBack(ctx.database, ctx.workspaceId, { taskId: input.taskId, memberId: ctx.member.id }),
  );
