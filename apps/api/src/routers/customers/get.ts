/** Profile, permissions and blocks of one customer. */
import { readCustomer } from '@kairos/services';
import { workspaceProcedure } from '../../trpc';
import { customerInput } from './input';

export const get = workspaceProcedure
  .input(customerInput)
  .query(({ ctx, input }) => readCustomer(ctx.database, ctx.workspaceId, input.customerId));
