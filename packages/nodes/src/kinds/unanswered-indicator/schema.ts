/** Settings of "Messages without a response". */
import { z } from 'zod';
import { eventNameSchema, pointsSchema } from '../../settings/schemas';
import { scoringSchema } from '../../settings/scoring';

export const CHANNELS = ['any', 'email', 'sms', 'push'] as const;

export const unansweredIndicatorSchema = z.object({
  times: z.number({ error: 'missing' }).int('not-whole').min(1, 'too-small').max(1_000, 'too-large'),
  channel: z.enum(CHANNELS, { error: 'missing' }),
  /** Events that count as a response. */
  responses: z.array(eventNameSchema).max(20, 'too-many'),
  points: pointsSchema,
  scoring: scoringSchema,
});

export type UnansweredIndicatorConfig = z.infer<typeof unansweredIndicatorSchema>;
