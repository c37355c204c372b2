/** The customer's runs through journeys. */
import { readRunsOfCustomer } from '@kairos/services';
import { workspaceProcedure } from '../../trpc';
import { customerInput } from './input';

export const runs = workspaceProcedure
  .input(customerInput)
  .query(({ ctx, input }) => readRunsOfCustomer(ctx.database, ctx.workspaceId, input.customerId));
