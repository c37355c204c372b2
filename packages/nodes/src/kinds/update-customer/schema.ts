/** Settings of "Update customer". */
import { z } from 'zod';

export const WAYS = ['text', 'number', 'yes', 'no', 'event', 'add', 'subtract', 'add-event', 'clear'] as const;

export const updateCustomerSchema = z.object({
  /** In order. */
  changes: z
    .array(
      z.object({
        attribute: z.string({ error: 'missing' }).trim().max(200, 'too-long'),
        /** `event` and `add-event` take the property that `value` names from the event that started the journey. */
        change: z.enum(WAYS, { error: 'missing' }),
        value: z.string({ error: 'missing' }).trim().max(1_000, 'too-long'),
      }),
    )
    .min(1, 'too-few')
    .max(20, 'too-many'),
});

export type UpdateCustomerConfig = z.infer<typeof updateCustomerSchema>;
export type SettingChange = UpdateCustomerConfig['changes'][number];
