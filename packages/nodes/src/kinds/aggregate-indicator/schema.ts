/** Settings of "A total within a period". */
import { z } from 'zod';
import { conditionTreeSetting, durationSchema, eventNameSchema, pointsSchema } from '../../settings/schemas';
import { scoringSchema } from '../../settings/scoring';

export const MEASURES = ['count', 'sum', 'average', 'smallest', 'largest', 'different'] as const;
export const BOUNDS = ['at-least', 'more-than', 'at-most', 'less-than'] as const;

export const aggregateIndicatorSchema = z.object({
  eventName: eventNameSchema,
  conditions: conditionTreeSetting,
  measure: z.enum(MEASURES, { error: 'missing' }),
  /** The property that is measured; not for `count`. */
  property: z.string({ error: 'missing' }).trim().max(200, 'too-long'),
  within: durationSchema,
  bound: z.enum(BOUNDS, { error: 'missing' }),
  value: z.number({ error: 'missing' }),
  points: pointsSchema,
  scoring: scoringSchema,
});

export type AggregateIndicatorConfig = z.infer<typeof aggregateIndicatorSchema>;
