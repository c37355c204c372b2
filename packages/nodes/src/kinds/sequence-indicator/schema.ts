/** Settings of "Things happened in order". */
import { z } from 'zod';
import {
  branchIdSchema,
  conditionTreeSetting,
  durationSchema,
  eventNameSchema,
  haveDistinctIds,
  pointsSchema,
} from '../../settings/schemas';
import { scoringSchema } from '../../settings/scoring';

export const sequenceIndicatorSchema = z.object({
  /** In the order in which they must happen. */
  steps: z
    .array(z.object({ id: branchIdSchema, eventName: eventNameSchema, conditions: conditionTreeSetting }))
    .min(2, 'too-few')
    .max(8, 'too-many')
    .refine(haveDistinctIds, 'bad-id'),
  /** From the first to the last. */
  within: durationSchema,
  /** An event that spoils it when it comes in between; empty for none. */
  unlessEvent: eventNameSchema,
  unlessConditions: conditionTreeSetting,
  /** How long it stays true; null: for ever. */
  lasting: durationSchema.nullable(),
  points: pointsSchema,
  scoring: scoringSchema,
});

export type SequenceIndicatorConfig = z.infer<typeof sequenceIndicatorSchema>;
