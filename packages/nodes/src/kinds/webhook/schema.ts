/** Settings of a webhook. */
import { z } from 'zod';
import { durationSchema } from '../../settings/schemas';

export const webhookSchema = z.object({
  /** Id of an endpoint of the workspace; empty before one is chosen. */
  endpointId: z.string({ error: 'missing' }).max(60, 'too-long'),
  /** What the receiver is told has happened. */
  eventType: z.string({ error: 'missing' }).trim().max(100, 'too-long'),
  sendsAttributes: z.boolean({ error: 'missing' }),
  /** Real time for which a call that fails is tried again. */
  patience: durationSchema,
});

export type WebhookConfig = z.infer<typeof webhookSchema>;
