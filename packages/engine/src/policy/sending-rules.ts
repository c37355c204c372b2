/** When and how often a workspace sends at most, as data. They bind marketing; a service message goes at once and counts nowhere. */
import { z } from 'zod';
import type { Channel } from '../contract/acting';
import { scheduleSchema } from '../time/schedule';

export const channelSchema = z.enum(['email', 'sms', 'push']);

/** `hold` sends when the quiet hours end, unless something speaks against it by then; `skip` does not send. */
export const quietHoursSchema = z.object({
  channels: z.array(channelSchema).min(1),
  /** In the customer's zone. */
  schedule: scheduleSchema,
  whenQuiet: z.enum(['hold', 'skip']),
});
export type QuietHours = z.infer<typeof quietHoursSchema>;

/** At most so many messages over these channels together, per local day of the customer or within a number of hours. */
export const frequencyCapSchema = z.object({
  channels: z.array(channelSchema).min(1),
  /** Only messages of these topics count and are held; left out for all. */
  topics: z.array(z.string().min(1).max(120)).min(1).max(50).optional(),
  most: z.number().int().min(1).max(1_000),
  /** Null counts per local day; else the hours that must lie between the first and the one after the last. */
  withinHours: z.number().int().min(1).max(2_160).nullable(),
  /** Hours that a message waits for room; 0 does not wait. */
  waitHours: z.number().int().min(0).max(336),
});
export type FrequencyCap = z.infer<typeof frequencyCapSchema>;

export const sendingRulesSchema = z.object({
  quietHours: z.array(quietHoursSchema).max(20).default([]),
  caps: z.array(frequencyCapSchema).max(20).default([]),
  /** A message that was held for longer than this is not sent any more. */
  longestHoldHours: z.number().int().min(1).max(720).default(168),
  /** Held messages that leave per second when their time has come. */
  releasePerSecond: z.number().int().min(1).max(100_000).default(500),
});
export type SendingRules = z.infer<typeof sendingRulesSchema>;

/** What holds in a workspace that has set nothing. */
export const NO_SENDING_RULES: SendingRules = sendingRulesSchema.parse({});

/** What binds a message that a member sends past the rules: none of the workspace's. What the customer wishes still holds. */
export const PAST_THE_RULES: SendingRules = { ...NO_SENDING_RULES, longestHoldHours: Number.POSITIVE_INFINITY };

/** How far back and ahead messages can matter to a cap, in milliseconds; 0 without caps. */
export function reachOfCaps(caps: readonly Pick<FrequencyCap, 'withinHours'>[]): number {
  // A local day has up to 25 hours, and more where a zone crossed the date line.
  return Math.max(0, ...caps.map((cap) => (cap.withinHours ?? 48) * 3_600_000));
}

/** A message that was sent or is on its way: it counts against caps at this moment (epoch ms). */
export interface CountedMessage {
  id: string;
  channel: Channel;
  topic: string;
  at: number;
  priority: number;
  /** Nobody has begun to hand it over, so a more important message may take its place. */
  isWaiting: boolean;
}
