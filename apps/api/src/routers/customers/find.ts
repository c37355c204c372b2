/** Customers seen last first, searched by identifier, e-mail address or name. */
import { findCustomers } from '@kairos/services';
import { z } from 'zod';
import { workspaceProcedure } from '../../trpc';

const inputSchema = z.object({
  search: z.string().max(200).default(''),
  cursor: z.object({ lastSeenAt: z.number(), id: z.uuid() }).nullish(),
  limit: z.number().int().min(1).max(200).default(50),
});

export const find = workspaceProcedure
  .input(inputSchema)
  .query(({ ctx, input }) => findCustomers(ctx.database, ctx.workspaceId, { ...input, cursor: input.cursor ?? null }));
