/** Settings of a goal. */
import { z } from 'zod';
import { conditionTreeSetting, durationSchema, eventNameSchema } from '../../settings/schemas';

export const WHEN_REACHED = ['end', 'continue', 'count'] as const;
export const COUNTED_FROM = ['start', 'last-message'] as const;

export const goalSchema = z.object({
  eventName: eventNameSchema,
  conditions: conditionTreeSetting,
  within: durationSchema,
  /** From the start of the campaign, or from its last message; before the first message that one never closes. */
  countedFrom: z.enum(COUNTED_FROM, { error: 'missing' }).default('start'),
  /** Event property with the amount to record; null records none. */
  valueProperty: z.string().trim().max(200, 'too-long').nullable().default(null),
  /** `continue` takes the customer here at once and on from here. */
  whenReached: z.enum(WHEN_REACHED, { error: 'missing' }),
});

export type GoalConfig = z.infer<typeof goalSchema>;
