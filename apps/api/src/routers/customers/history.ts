/** What a customer did and allowed, for trying a journey on them. */
import { readHistory } from '@kairos/services';
import { workspaceProcedure } from '../../trpc';
import { customerInput } from './input';

export const history = workspaceProcedure
  .input(customerInput)
  .query(({ ctx, input }) => readHistory(ctx.database, ctx.workspaceId, input.customerId));
