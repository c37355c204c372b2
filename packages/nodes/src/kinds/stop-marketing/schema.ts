/** Settings of "Stop marketing". */
import { z } from 'zod';
import { durationSchema, eventNameSchema, topicSchema } from '../../settings/schemas';

export const stopMarketingSchema = z.object({
  scope: z.enum(['all', 'channel', 'topic'], { error: 'missing' }),
  /** Heeded when the scope is a channel. */
  channel: z.enum(['email', 'sms', 'push'], { error: 'missing' }),
  /** Heeded when the scope is a topic. */
  topic: topicSchema,
  /** In the marketer's words; shown on the customer's page. */
  reason: z.string({ error: 'missing' }).trim().max(200, 'too-long'),
  /** Null: until it is lifted. */
  lasts: durationSchema.nullable(),
  /** Names of the events that lift it; none when only a person or the end can. */
  liftedBy: z.array(eventNameSchema).max(20, 'too-many'),
});

export type StopMarketingConfig = z.infer<typeof stopMarketingSchema>;
