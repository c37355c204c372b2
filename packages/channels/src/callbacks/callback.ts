/**
 * What providers report after they took a message, in the shape that the README of this package describes.
 * They report at least once and in any order, so every status stands for itself.
 */
import { z } from 'zod';

/** `bounced`: it will never reach this recipient. `complained`: the recipient called it unwanted. */
export const CALLBACK_STATUSES = ['delivered', 'bounced', 'complained'] as const;
export type CallbackStatus = (typeof CALLBACK_STATUSES)[number];

const MOST_EVENTS = 500;

export const callbackSchema = z.object({
  events: z
    .array(
      z.object({
        /** Our message id, as it went along. */
        reference: z.uuid(),
        status: z.enum(CALLBACK_STATUSES),
        /** The provider's code, never its words: those may quote the recipient. */
        code: z
          .string()
          .regex(/^[\w.-]{1,40}$/)
          .optional(),
      }),
    )
    .min(1)
    .max(MOST_EVENTS),
});
export type CallbackEvent = z.output<typeof callbackSchema>['events'][number];
