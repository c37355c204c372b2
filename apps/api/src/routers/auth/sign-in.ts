/** Signs in with address and password. */
import { endSession, signInWithPassword } from '@kairos/services';
import { z } from 'zod';
import { publicProcedure } from '../../trpc';
import { visitorOf } from './visitor';

const inputSchema = z.object({
  email: z.string().min(1).max(320),
  password: z
    .string()
    .min(1)
    .max(256)
    .refine((password) => !password.includes('\0')),
});

export const signIn = publicProcedure.input(inputSchema).mutation(async ({ ctx, input }) => {
  const session = await signInWithPassword(ctx.database, input, visitorOf(ctx));
  const former = ctx.cookie.read();
  if (former !== null) await endSession(ctx.database, former);
  ctx.cookie.write(session.token, session.expiresAt);
});
