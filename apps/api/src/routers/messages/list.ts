/** What the sandbox received, newest first. */
import { listSandboxMessages, withWorkspaceSql } from '@kairos/db';
import { z } from 'zod';
import { workspaceProcedure } from '../../trpc';

const inputSchema = z.object({
  channel: z.enum(['email', 'sms', 'push']).nullish(),
  /** Part of the address, or the beginning of what the customer is called. */
  recipient: z.string().max(200).default(''),
  cursor: z.number().int().nullish(),
  limit: z.number().int().min(1).max(200).default(50),
});

export const list = workspaceProcedure.input(inputSchema).query(async ({ ctx, input }) => {
  const rows = await withWorkspaceSql(ctx.database, ctx.workspaceId, (sql) =>
    listSandboxMessages(sql, ctx.workspaceId, {
      channel: input.channel ?? null,
      recipient: input.recipient.trim(),
      before: input.cursor ?? null,
      limit: input.limit,
    }),
  );
  return {
    messages: rows.map((row) => ({ ...row, receivedAt: row.receivedAt.getTime() })),
    next: rows.length === input.limit ? (rows.at(-1)?.id ?? null) : null,
  };
});
