/** Settings of "A value changed". */
import { z } from 'zod';
import { conditionTreeSetting, durationSchema, eventNameSchema, pointsSchema } from '../../settings/schemas';
import { scoringSchema } from '../../settings/scoring';

export const CHANGES = ['changes', 'from-to', 'rises', 'falls', 'first-is', 'last-is'] as const;

const textSchema = z.string({ error: 'missing' }).trim().max(200, 'too-long');

export const valueIndicatorSchema = z.object({
  eventName: eventNameSchema,
  conditions: conditionTreeSetting,
  property: textSchema,
  change: z.enum(CHANGES, { error: 'missing' }),
  /** For `from-to`: the value before and after; empty: any. */
  from: textSchema,
  to: textSchema,
  /** For `first-is` and `last-is`. */
  value: textSchema,
  /** For `rises` and `falls`: by at least so many percent of the value before. */
  percent: z.number({ error: 'missing' }).min(0, 'too-small').max(100_000, 'too-large'),
  /** How long a change stays true; null: until the next value. */
  lasting: durationSchema.nullable(),
  points: pointsSchema,
  scoring: scoringSchema,
});

export type ValueIndicatorConfig = z.infer<typeof valueIndicatorSchema>;
