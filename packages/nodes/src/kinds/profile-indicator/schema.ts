/** Settings of "A fact about the customer". */
import { z } from 'zod';
import { conditionTreeSetting, eventNameSchema, pointsSchema } from '../../settings/schemas';
import { scoringSchema } from '../../settings/scoring';

export const SOURCES = ['attribute', 'event-total'] as const;
export const MEASURES = ['count', 'sum', 'last', 'different', 'days-since'] as const;
export const NUMBER_COMPARISONS = ['at-least', 'at-most', 'more-than', 'less-than', 'is'] as const;

/** Settings of both sources stand side by side, so that switching back and forth in the form loses nothing. */
export const profileIndicatorSchema = z.object({
  source: z.enum(SOURCES, { error: 'missing' }),
  /** On the customer's attributes. */
  conditions: conditionTreeSetting,
  /** The event whose occurrences, or one of whose properties, is totalled. */
  eventName: eventNameSchema.default(''),
  measure: z.enum(MEASURES, { error: 'missing' }).default('count'),
  property: z.string().trim().max(200, 'too-long').default(''),
  comparison: z.enum(NUMBER_COMPARISONS, { error: 'missing' }).default('at-least'),
  value: z.number({ error: 'missing' }).default(1),
  points: pointsSchema,
  scoring: scoringSchema,
});

export type ProfileIndicatorConfig = z.infer<typeof profileIndicatorSchema>;
