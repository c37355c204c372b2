/** Brings a removed customer back; the campaigns that ended stay ended. */
import { restoreCustomer } from '@kairos/services';
import { editorProcedure } from '../../trpc';
import { customerInput } from './input';

export const restore = editorProcedure
  .input(customerInput)
  .mutation(({ ctx, input }) => restoreCustomer(ctx.database, ctx.workspaceId, input));
