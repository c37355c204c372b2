/** Takes a task off everybody else's list. */
import { takeTask } from '@kairos/services';
import { editorProcedure } from '../../trpc';
import { taskInput } from './input';

export const take = editorProcedure
  .input(taskInput)
  .mutation(({ ctx, input }) =>
    takeTask(ctx.database, ctx.workspaceId, { taskId: input.taskId, memberId: ctx.member.id }),
  );
