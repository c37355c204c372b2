/** What several journey procedures take. */
import { MOVE_CHOICES } from '@kairos/engine';
import { z } from 'zod';

export const journeyIdSchema = z.object({ journeyId: z.uuid() });

export const journeyNameSchema = z.string().trim().min(1).max(120);

export const versionInputSchema = journeyIdSchema.extend({ number: z.int().positive() });

const moveChoiceSchema = z.enum(MOVE_CHOICES);

/** Who of the customers under way goes to another version, by the step at which they stand. */
export const moveChoicesSchema = z.object({
  byStep: z.record(z.string().max(100), moveChoiceSchema),
  others: moveChoiceSchema,
});
