/** One task with what to know for it. */
import { readTask } from '@kairos/services';
import { workspaceProcedure } from '../../trpc';
import { taskInput } from './input';

export const get = workspaceProcedure
  .input(taskInput)
  .query(({ ctx, input }) => readTask(ctx.database, ctx.workspaceId, input.taskId));
