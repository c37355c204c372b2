/** Chooses the winner of a test by hand, or takes that back. */
import { chooseWinner as choose } from '@kairos/services';
import { z } from 'zod';
import { editorProcedure } from '../../trpc';

const inputSchema = z.object({
  journeyId: z.uuid(),
  nodeId: z.string().min(1).max(200),
  key: z.string().min(1).max(64),
  choice: z.discriminatedUnion('of', [
    z.object({ of: z.literal('arm'), arm: z.string().min(1).max(60) }),
    z.object({ of: z.literal('shares') }),
    z.object({ of: z.literal('open') }),
  ]),
});

export const chooseWinner = editorProcedure
  .input(inputSchema)
  .mutation(({ ctx, input }) => choose(ctx.database, ctx.workspaceId, { ...input, memberId: ctx.member.id }));
