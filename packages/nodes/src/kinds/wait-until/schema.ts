/** Settings of "Wait until". */
import { scheduleSchema, timeOfDaySchema, WEEKDAYS } from '@kairos/engine';
import { z } from 'zod';

export const WAITS_FOR = ['date', 'window'] as const;
export const WHEN_PAST = ['continue', 'exit', 'branch'] as const;

export const OFFICE_HOURS = {
  windows: [{ weekdays: WEEKDAYS.slice(0, 5), from: '09:00', to: '17:00' }],
  holidays: 'never' as const,
  holidayCalendar: 'nl' as const,
};

export const waitUntilSchema = z.object({
  until: z.enum(WAITS_FOR, { error: 'missing' }),
  /** Customer attribute that holds the date. */
  attribute: z.string({ error: 'missing' }).trim().max(200, 'too-long').default(''),
  offset: z
    .object({
      amount: z.number({ error: 'missing' }).int('not-whole').min(0, 'too-small').max(1_000, 'too-large'),
      unit: z.enum(['days', 'weeks', 'months'], { error: 'missing' }),
      direction: z.enum(['before', 'after'], { error: 'missing' }),
    })
    .default({ amount: 0, unit: 'days', direction: 'before' }),
  /** Time on the customer's clock. */
  at: timeOfDaySchema.default('09:00'),
  /** Also for who has no such date. */
  whenPast: z.enum(WHEN_PAST, { error: 'missing' }).default('continue'),
  window: scheduleSchema.default(OFFICE_HOURS),
});

export type WaitUntilConfig = z.infer<typeof waitUntilSchema>;
