/** Settings of a holdout. */
import { z } from 'zod';

export const holdoutSchema = z.object({
  /** Share of the customers who are left untouched. */
  percent: z.number({ error: 'missing' }).min(0, 'too-small').max(50, 'too-large'),
});

export type HoldoutConfig = z.infer<typeof holdoutSchema>;
