/** A page of events and where the next one begins. Moments in epoch ms. */
import type { EventRow } from '@kairos/db';
import { z } from 'zod';

export const eventCursor = z.object({ at: z.number(), id: z.uuid() });

/** `order` is the moment by which the page is sorted. */
export function eventPage(rows: EventRow[], limit: number, order: (row: EventRow) => Date) {
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return {
    events: rows.map((row) => ({
      ...row,
      occurredAt: row.occurredAt.getTime(),
      receivedAt: row.receivedAt.getTime(),
    })),
    next: last ? { at: order(last).getTime(), id: last.id } : null,
  };
}
