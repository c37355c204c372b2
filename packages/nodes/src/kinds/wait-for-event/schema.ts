/** Settings of "Wait for something". */
import { z } from 'zod';
import { conditionsSchema, durationSchema, eventNameSchema } from '../../settings/schemas';

export const waitForEventSchema = z.object({
  eventName: eventNameSchema,
  conditions: conditionsSchema,
  atMost: durationSchema,
});

export type WaitForEventConfig = z.infer<typeof waitForEventSchema>;
