/** Settings of an exit. */
import { z } from 'zod';
import { conditionTreeSetting, eventNameSchema } from '../../settings/schemas';

export const exitSchema = z.object({
  /** In the marketer's words; shown in the customer's path. */
  reason: z.string({ error: 'missing' }).trim().max(200, 'too-long').default(''),
  /** Leave at once when this happens, wherever in the campaign. */
  onEvent: z.object({
    enabled: z.boolean({ error: 'missing' }),
    eventName: eventNameSchema.default(''),
    conditions: conditionTreeSetting,
  }),
  /** Leave at once when this is true of the customer, wherever in the campaign. */
  onState: z
    .object({ enabled: z.boolean({ error: 'missing' }), conditions: conditionTreeSetting })
    .default({ enabled: false, conditions: [] }),
});

export type ExitConfig = z.infer<typeof exitSchema>;
