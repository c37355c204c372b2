/** Blocks a channel, or all of them, for a customer. */
import { blockCustomer } from '@kairos/services';
import { z } from 'zod';
import { editorProcedure } from '../../trpc';
import { customerInput } from './input';

const inputSchema = customerInput.extend({
  channel: z.enum(['email', 'sms', 'push', 'all']),
  reason: z.string().trim().min(1).max(200),
});

export const block = editorProcedure
  .input(inputSchema)
  .mutation(({ ctx, input }) => blockCustomer(ctx.database, ctx.workspaceId, input));
