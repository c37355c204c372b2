/** Settings of a condition split. */
import { z } from 'zod';
import { branchIdSchema, conditionTreeSetting, haveDistinctIds } from '../../settings/schemas';

export const conditionSplitSchema = z.object({
  /** In order: the first whose conditions hold is taken. */
  branches: z
    .array(
      z.object({
        id: branchIdSchema,
        name: z.string({ error: 'missing' }).trim().max(60, 'too-long'),
        conditions: conditionTreeSetting,
      }),
    )
    .min(1, 'too-few')
    .max(12, 'too-many')
    .refine(haveDistinctIds, 'bad-id'),
});

export type ConditionSplitConfig = z.infer<typeof conditionSplitSchema>;
