/** What the customer did, newest first by the time it happened. */
import { readEventsOfCustomer } from '@kairos/services';
import { z } from 'zod';
import { workspaceProcedure } from '../../trpc';
import { eventCursor, eventPage } from '../events/event-page';
import { customerInput } from './input';

const inputSchema = customerInput.extend({
  cursor: eventCursor.nullish(),
  limit: z.number().int().min(1).max(200).default(50),
});

export const events = workspaceProcedure.input(inputSchema).query(async ({ ctx, input }) => {
  const before = input.cursor ? { at: new Date(input.cursor.at), id: input.cursor.id } : null;
  const page = { customerId: input.customerId, before, limit: input.limit };
  const rows = await readEventsOfCustomer(ctx.database, ctx.workspaceId, page);
  return eventPage(rows, input.limit, (row) => row.occurredAt);
});
