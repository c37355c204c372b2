/** Settings of a wait. */
import { timeOfDaySchema } from '@kairos/engine';
import { z } from 'zod';
import { calendarSetting, durationSchema } from '../../settings/schemas';

/** Elapsed: hours and minutes that pass. Calendar: days, weeks or months on the customer's calendar. */
export const WAIT_MODES = ['elapsed', 'calendar'] as const;

export const waitSchema = z.object({
  mode: z.enum(WAIT_MODES, { error: 'missing' }).default('elapsed'),
  /** For the elapsed mode. */
  duration: durationSchema,
  /** For the calendar mode. */
  calendar: calendarSetting.default({ amount: 1, unit: 'days' }),
  /** Time on the customer's clock at which the wait ends; null ends it at whatever time it is. */
  at: timeOfDaySchema.nullable().default(null),
});

export type WaitConfig = z.infer<typeof waitSchema>;
