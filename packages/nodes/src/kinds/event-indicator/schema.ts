/** Settings of "Something happened". */
import { z } from 'zod';
import { conditionTreeSetting, durationSchema, eventNameSchema, pointsSchema } from '../../settings/schemas';
import { scoringSchema } from '../../settings/scoring';

/** The state keeps one timestamp per time asked for, so this bounds it. */
const MOST_TIMES = 100;

export const REARM_MODES = ['every-time', 'when-true-again', 'once-per', 'once'] as const;

export const eventIndicatorSchema = z.object({
  eventName: eventNameSchema,
  conditions: conditionTreeSetting,
  times: z.number({ error: 'missing' }).int('not-whole').min(1, 'too-small').max(MOST_TIMES, 'too-large'),
  /** Null: an occurrence counts for ever. */
  within: durationSchema.nullable(),
  /** When it fires once more; left out in older journeys: every time. */
  rearm: z
    .object({
      mode: z.enum(REARM_MODES, { error: 'missing' }),
      /** Only for `once-per`. */
      period: durationSchema,
    })
    .optional(),
  points: pointsSchema,
  scoring: scoringSchema,
});

export type EventIndicatorConfig = z.infer<typeof eventIndicatorSchema>;
