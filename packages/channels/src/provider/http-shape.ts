/**
 * The HTTP shape over which SMS and push messages leave: `POST <base>/v1/messages` with a bearer token and an Idempotency-Key.
 * It is what the larger providers have in common; see the README of this package.
 */
import { z } from 'zod';

export const httpMessageSchema = z.discriminatedUnion('channel', [
  z.object({
    channel: z.literal('sms'),
    /** E.164 */
    to: z.string().regex(/^\+[1-9]\d{5,14}$/),
    /** Name (at most 11 characters) or number of the sender. */
    from: z.string().min(1).max(15),
    text: z.string().min(1).max(2_000),
    /** Our message id, repeated in callbacks. */
    reference: z.string().min(1).max(100),
  }),
  z.object({
    channel: z.literal('push'),
    to: z.string().min(1).max(4_096),
    from: z.string().max(120),
    title: z.string().min(1).max(1_000),
    text: z.string().min(1).max(4_000),
    /** Opened by a tap; empty for none. */
    link: z.string().max(2_000),
    reference: z.string().min(1).max(100),
  }),
]);
export type HttpMessage = z.infer<typeof httpMessageSchema>;

/** Body of 201 Created. */
export const httpAcceptedSchema = z.object({ id: z.string().min(1).max(200), status: z.literal('accepted') });
export type HttpAccepted = z.infer<typeof httpAcceptedSchema>;
