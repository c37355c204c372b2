/** Records a wish on the customer's behalf, and how the member knows of it; also one that is brought over from another system. */
import { wishSchema } from '@kairos/engine';
import { recordCustomerWish } from '@kairos/services';
import { z } from 'zod';
import { editorProcedure } from '../../trpc';
import { customerInput } from './input';

const inputSchema = customerInput.extend({
  wish: wishSchema,
  source: z.enum(['member', 'import']).default('member'),
  reason: z.string().trim().min(1).max(200),
});

export const recordWish = editorProcedure.input(inputSchema).mutation(({ ctx, input }) => {
  const { customerId, wish, source, reason } = input;
  const onBehalf = { source, memberId: ctx.member.id, reason };
  return recordCustomerWish(ctx.database, ctx.workspaceId, { customerId, wish, onBehalf });
});
