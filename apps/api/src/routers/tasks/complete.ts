/** Says what came of a task; its customer goes on by that. */
import { completeTask } from '@kairos/services';
import { z } from 'zod';
import { editorProcedure } from '../../trpc';
import { taskInput } from './input';

const inputSchema = taskInput.extend({
  outcome: z.string().min(1).max(60),
  note: z.string().trim().max(2_000).default(''),
});

export const complete = editorProcedure
  .input(inputSchema)
  .mutation(({ ctx, input }) => completeTask(ctx.database, ctx.workspaceId, { ...input, memberId: ctx.member.id }));
