/** Messages to the customer, those that were withheld included. */
import { readMessagesOfCustomer } from '@kairos/services';
import { workspaceProcedure } from '../../trpc';
import { customerInput } from './input';

export const messages = workspaceProcedure
  .input(customerInput)
  .query(({ ctx, input }) => readMessagesOfCustomer(ctx.database, ctx.workspaceId, input.customerId));
