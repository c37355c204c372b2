/** Ends this browser's session. */
import { endSession } from '@kairos/services';
import { publicProcedure } from '../../trpc';

export const signOut = publicProcedure.mutation(async ({ ctx }) => {
  const token = ctx.cookie.read();
  if (token !== null) await endSession(ctx.database, token);
  ctx.cookie.clear();
});
