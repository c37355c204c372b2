/** Records that the customer gave or withdrew permission for a channel, and how the member knows. */
import { recordConsent as recordCustomerConsent } from '@kairos/services';
import { z } from 'zod';
import { editorProcedure } from '../../trpc';
import { customerInput } from './input';

const inputSchema = customerInput.extend({
  channel: z.enum(['email', 'sms', 'push']),
  state: z.enum(['granted', 'withdrawn']),
  source: z.string().trim().min(1).max(200),
});

export const recordConsent = editorProcedure
  .input(inputSchema)
  .mutation(({ ctx, input }) => recordCustomerConsent(ctx.database, ctx.workspaceId, input));
