/** Signs in with the token of a one-time link, and uses it up. */
import { endSession, signInWithLink as useLink } from '@kairos/services';
import { z } from 'zod';
import { publicProcedure } from '../../trpc';
import { visitorOf } from './visitor';

export const signInWithLink = publicProcedure
  .input(z.object({ token: z.string().min(1).max(100) }))
  .mutation(async ({ ctx, input }) => {
    const session = await useLink(ctx.database, input.token, visitorOf(ctx));
    const former = ctx.cookie.read();
    if (former !== null) await endSession(ctx.database, former);
    ctx.cookie.write(session.token, session.expiresAt);
  });
