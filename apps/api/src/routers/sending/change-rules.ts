/** Puts other sending rules in force; the answer tells how many held messages got another moment by it. */
import { sendingRulesSchema } from '@kairos/engine';
import { changeRules as changeWorkspaceRules } from '@kairos/services';
import { z } from 'zod';
import { ownerProcedure } from '../../trpc';

const inputSchema = z.object({ rules: sendingRulesSchema, revision: z.number().int().min(0) });

export const changeRules = ownerProcedure
  .input(inputSchema)
  .mutation(({ ctx, input }) =>
    changeWorkspaceRules(ctx.database, ctx.workspaceId, { ...input, memberId: ctx.member.id }),
  );
