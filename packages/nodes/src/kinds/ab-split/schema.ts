/** Settings of an A/B split. */
import { z } from 'zod';
import { branchIdSchema, haveDistinctIds } from '../../settings/schemas';

export const abSplitSchema = z.object({
  arms: z
    .array(
      z.object({
        id: branchIdSchema,
        name: z.string({ error: 'missing' }).trim().max(60, 'too-long'),
        /** Percent. */
        weight: z.number({ error: 'missing' }).min(0, 'too-small').max(100, 'too-large'),
      }),
    )
    .min(2, 'too-few')
    .max(10, 'too-many')
    .refine(haveDistinctIds, 'bad-id'),
});

export type AbSplitConfig = z.infer<typeof abSplitSchema>;
