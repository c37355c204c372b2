/** Tasks that nobody has taken, that this member has, or that are done; and how many there are to do. */
import { readTasks } from '@kairos/services';
import { z } from 'zod';
import { workspaceProcedure } from '../../trpc';

export const list = workspaceProcedure
  .input(z.object({ list: z.enum(['open', 'mine', 'done']) }))
  .query(({ ctx, input }) => readTasks(ctx.database, ctx.workspaceId, { list: input.list, memberId: ctx.member.id }));
