/** Takes hours from their input, with times that are still being written. */
import { type Schedule, scheduleSchema, timeWindowSchema } from '@kairos/engine';
import { z } from 'zod';

const draftSchema = scheduleSchema.extend({
  windows: z.array(timeWindowSchema.extend({ from: z.string(), to: z.string() })),
});

/** What does not look like hours at all leaves them as they were. */
export function readSchedule(value: unknown, before: Schedule): Schedule {
  return draftSchema.safeParse(value).data ?? before;
}
