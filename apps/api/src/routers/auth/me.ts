/** Who is signed in, and where they may go; null for nobody. */
import { findMemberWorkspaces } from '@kairos/db';
import { publicProcedure } from '../../trpc';

export const me = publicProcedure.query(async ({ ctx }) => {
  if (!ctx.member) return null;
  const { id, name, email, language, hasPassword } = ctx.member;
  return { id, name, email, language, hasPassword, workspaces: await findMemberWorkspaces(ctx.database, id) };
});
