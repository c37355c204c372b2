/** Settings of an exit. */
import { z } from 'zod';
import { conditionsSchema, eventNameSchema } from '../../settings/schemas';

export const exitSchema = z.object({
  /** In the marketer's words; shown in the customer's path. */
  reason: z.string({ error: 'missing' }).trim().max(200, 'too-long').default(''),
  /** Leave at once when this happens, wherever in the campaign. */
  onEvent: z.object({
    enabled: z.boolean({ error: 'missing' }),
    eventName: eventNameSchema.default(''),
    conditions: conditionsSchema,
  }),
});

export type ExitConfig = z.infer<typeof exitSchema>;
