/** Settings of a frequency gate. */
import { CHANNELS } from '@kairos/engine';
import { z } from 'zod';
import { durationSchema } from '../../settings/schemas';

export const COUNTED_OVER = ['workspace', 'journey'] as const;

export const frequencyGateSchema = z.object({
  atMost: z.number({ error: 'missing' }).int('not-whole').min(1, 'too-small').max(1_000, 'too-large'),
  /** Elapsed time, counted back from arrival. */
  period: durationSchema,
  countedOver: z.enum(COUNTED_OVER, { error: 'missing' }),
  /** None means all. */
  channels: z.array(z.enum(CHANNELS)).max(CHANNELS.length, 'too-many').default([]),
});

export type FrequencyGateConfig = z.infer<typeof frequencyGateSchema>;
