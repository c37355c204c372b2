/** Settings of a repeat. */
import { z } from 'zod';

/** A loop ends after 100 visits unless one of its steps says otherwise. */
export const MOST_TIMES = 99;

export const repeatSchema = z.object({
  times: z.number({ error: 'missing' }).int('not-whole').min(1, 'too-small').max(MOST_TIMES, 'too-large'),
});

export type RepeatConfig = z.infer<typeof repeatSchema>;
