/** What a customer wishes, where each wish came from, and what would become of a message now. */
import { readCustomerWishes } from '@kairos/services';
import { workspaceProcedure } from '../../trpc';
import { customerInput } from './input';

export const wishes = workspaceProcedure
  .input(customerInput)
  .query(({ ctx, input }) => readCustomerWishes(ctx.database, ctx.workspaceId, input.customerId));
