/** Settings of "Something happened". */
import { z } from 'zod';
import { conditionsSchema, durationSchema, eventNameSchema, pointsSchema } from '../../settings/schemas';

/** The state keeps one timestamp per time asked for, so this bounds it. */
const MOST_TIMES = 100;

export const eventIndicatorSchema = z.object({
  eventName: eventNameSchema,
  conditions: conditionsSchema,
  times: z.number({ error: 'missing' }).int('not-whole').min(1, 'too-small').max(MOST_TIMES, 'too-large'),
  /** Null: an occurrence counts for ever. */
  within: durationSchema.nullable(),
  points: pointsSchema,
});

export type EventIndicatorConfig = z.infer<typeof eventIndicatorSchema>;
