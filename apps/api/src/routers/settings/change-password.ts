/** Sets the member's password; every other session of theirs ends. */
import { changePassword as changeMemberPassword, newPasswordSchema } from '@kairos/services';
import { z } from 'zod';
import { memberProcedure } from '../../trpc';
import { visitorOf } from '../auth/visitor';

const inputSchema = z.object({ current: z.string().max(256).nullable(), next: newPasswordSchema });

export const changePassword = memberProcedure.input(inputSchema).mutation(async ({ ctx, input }) => {
  const session = await changeMemberPassword(ctx.database, ctx.member.id, input, visitorOf(ctx));
  ctx.cookie.write(session.token, session.expiresAt);
});
