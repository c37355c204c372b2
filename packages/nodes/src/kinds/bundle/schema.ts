/** Settings of "Signs together". */
import { z } from 'zod';
import { pointsSchema } from '../../settings/schemas';
import { scoringSchema } from '../../settings/scoring';

export const NEEDS = ['all', 'any', 'at-least', 'none'] as const;

export const bundleSchema = z.object({
  needs: z.enum(NEEDS, { error: 'missing' }),
  /** Only for `at-least`. */
  count: z.number({ error: 'missing' }).int('not-whole').min(1, 'too-small').max(100, 'too-large'),
  points: pointsSchema,
  scoring: scoringSchema,
});

export type BundleConfig = z.infer<typeof bundleSchema>;
