/** Ends every campaign of a customer and starts and sends nothing more, until the customer is brought back. */
import { removeCustomer } from '@kairos/services';
import { editorProcedure } from '../../trpc';
import { customerInput } from './input';

export const remove = editorProcedure
  .input(customerInput)
  .mutation(({ ctx, input }) => removeCustomer(ctx.database, ctx.workspaceId, input));
