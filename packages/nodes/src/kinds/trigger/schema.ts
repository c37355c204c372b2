/** Settings of a trigger. */
import { conditionTreeSchema } from '@kairos/engine';
import { z } from 'zod';
import { durationSchema } from '../../settings/schemas';

export const NEEDS = ['all', 'any'] as const;
export const REENTRY_MODES = ['every-time', 'once-per', 'once-per-key', 'once'] as const;

const limitSetting = z
  .number({ error: 'missing' })
  .int('not-whole')
  .min(1, 'too-small')
  .max(10_000_000, 'too-large')
  .nullable();

const dateSetting = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'bad-value')
  .nullable();

export const triggerSchema = z.object({
  /** Points that a score must reach. Null where only indicators lead here. */
  threshold: z.number({ error: 'missing' }).min(-100_000, 'too-small').max(100_000, 'too-large').nullable(),
  /** Whether all inputs must hold at the same time, or one is enough. */
  needs: z.enum(NEEDS, { error: 'missing' }),
  reentry: z.object({
    mode: z.enum(REENTRY_MODES, { error: 'missing' }),
    /** Only for `once-per`. */
    period: durationSchema,
  }),
  /** What must be true of a customer at the moment of starting; left out in older journeys: nothing. */
  eligible: conditionTreeSchema.optional(),
  /** Customers that may start, all together; null: as many as come. */
  limits: z.object({ perHour: limitSetting, perDay: limitSetting }).optional(),
  /** Whole days in the customer's zone on which the journey takes customers in; null: no bound. */
  takesIn: z.object({ from: dateSetting, until: dateSetting }).optional(),
});

export type TriggerConfig = z.infer<typeof triggerSchema>;
