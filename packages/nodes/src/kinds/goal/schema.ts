/** Settings of a goal. */
import { z } from 'zod';
import { conditionsSchema, durationSchema, eventNameSchema } from '../../settings/schemas';

export const WHEN_REACHED = ['end', 'count'] as const;

export const goalSchema = z.object({
  eventName: eventNameSchema,
  conditions: conditionsSchema,
  /** Counted from the start of the campaign. */
  within: durationSchema,
  /** Event property with the amount to record; null records none. */
  valueProperty: z.string().trim().max(200, 'too-long').nullable().default(null),
  whenReached: z.enum(WHEN_REACHED, { error: 'missing' }),
});

export type GoalConfig = z.infer<typeof goalSchema>;
