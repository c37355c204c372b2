/** Changes the member's name or language. */
import { changeProfile as changeMemberProfile } from '@kairos/services';
import { z } from 'zod';
import { memberProcedure } from '../../trpc';

const inputSchema = z.object({
  name: z.string().trim().min(1).max(120).optional(),
  language: z.enum(['en', 'nl']).optional(),
});

export const changeProfile = memberProcedure.input(inputSchema).mutation(async ({ ctx, input }) => {
  await changeMemberProfile(ctx.database, ctx.member.id, input);
});
