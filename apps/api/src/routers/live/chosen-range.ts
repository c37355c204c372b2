/** Names a stretch of time: a recent one, or days of the workspace's calendar. */
import { RECENT_RANGES } from '@kairos/services';
import { z } from 'zod';

/** Days since 1970-01-01, as far as calendars reach. */
const day = z.number().int().min(-100_000).max(1_000_000);

/** Left out, or null, it is everything since the publication. */
export const chosenRange = z
  .discriminatedUnion('of', [
    z.object({ of: z.enum(RECENT_RANGES) }),
    z.object({ of: z.literal('days'), from: day, to: day }),
  ])
  .nullable()
  .default(null);
