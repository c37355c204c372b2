/** Settings of "Around a date". */
import { timeOfDaySchema } from '@kairos/engine';
import { z } from 'zod';
import { conditionTreeSetting, durationSchema, eventNameSchema, pointsSchema } from '../../settings/schemas';
import { scoringSchema } from '../../settings/scoring';

export const OFFSET_UNITS = ['days', 'weeks', 'months'] as const;

export const dateIndicatorSchema = z.object({
  /** Attribute that holds the date. */
  attribute: z.string({ error: 'missing' }).trim().max(200, 'too-long'),
  /** On the calendar of the customer. */
  offset: z.object({
    amount: z.number({ error: 'missing' }).int('not-whole').min(0, 'too-small').max(1_000, 'too-large'),
    unit: z.enum(OFFSET_UNITS, { error: 'missing' }),
    direction: z.enum(['before', 'after'], { error: 'missing' }),
  }),
  /** On the clock of the customer. */
  time: timeOfDaySchema,
  /** Whether it comes again every year, as a birthday does. */
  yearly: z.boolean({ error: 'missing' }),
  /** Nothing is noticed if this happened before; empty for none. */
  unlessEvent: eventNameSchema,
  unlessConditions: conditionTreeSetting,
  /** How long before; null: ever. */
  unlessWithin: durationSchema.nullable(),
  /** How long it stays true; null: until the date itself changes, or for a year. */
  lasting: durationSchema.nullable(),
  points: pointsSchema,
  scoring: scoringSchema,
});

export type DateIndicatorConfig = z.infer<typeof dateIndicatorSchema>;
