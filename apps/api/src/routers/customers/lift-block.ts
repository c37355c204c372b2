/** Ends a block; what it held back is not sent after all. */
import { liftBlock as liftCustomerBlock } from '@kairos/services';
import { z } from 'zod';
import { editorProcedure } from '../../trpc';
import { customerInput } from './input';

export const liftBlock = editorProcedure
  .input(customerInput.extend({ id: z.uuid() }))
  .mutation(({ ctx, input }) => liftCustomerBlock(ctx.database, ctx.workspaceId, input));
