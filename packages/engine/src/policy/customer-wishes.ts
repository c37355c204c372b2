/** What a customer wishes: which topics over which channel, when, how often, and what may be known of them. They can only narrow what a workspace may send. */
import { z } from 'zod';
import type { Channel } from '../contract/acting';
import { type Schedule, scheduleSchema } from '../time/schedule';
import { channelSchema, type FrequencyCap } from './sending-rules';

export interface TopicWish {
  topic: string;
  channel: Channel;
  isWanted: boolean;
}

/** At most so many messages over all channels together, per local day of the customer (null) or within a number of hours. */
export const ownPaceSchema = z.object({
  most: z.number().int().min(1).max(100),
  withinHours: z.number().int().min(1).max(2_160).nullable(),
});
export type OwnPace = z.infer<typeof ownPaceSchema>;

/** How often, as people say it; every pace that a customer can choose. */
export const PACES = {
  daily: { most: 1, withinHours: null },
  weekly: { most: 1, withinHours: 168 },
  monthly: { most: 1, withinHours: 720 },
} as const satisfies Record<string, OwnPace>;
export type PaceName = keyof typeof PACES;

/** A wish about one thing; `value` null takes it back. Moments are epoch ms of the workspace's clock. */
export const wishSchema = z.discriminatedUnion('about', [
  z.object({
    about: z.literal('topic'),
    topic: z.string().min(1).max(120),
    channel: channelSchema,
    isWanted: z.boolean(),
  }),
  z.object({ about: z.literal('hours'), hours: scheduleSchema.nullable() }),
  z.object({ about: z.literal('pace'), pace: ownPaceSchema.nullable() }),
  z.object({ about: z.literal('pause'), until: z.number().int().nullable() }),
  z.object({ about: z.literal('behaviour'), mayBeUsed: z.boolean() }),
]);
export type Wish = z.infer<typeof wishSchema>;

/** What a customer wishes now; who never said anything wishes nothing. */
export interface CustomerWishes {
  /** A topic of which nothing was said is welcome. */
  topics: TopicWish[];
  /** Hours in which messages are welcome; null for any. */
  hours: Schedule | null;
  pace: OwnPace | null;
  /** Nothing is sent before this moment, epoch ms; null for no break. */
  pausedUntil: number | null;
  /** Whether indicators and scores may look at what the customer did. */
  mayUseBehaviour: boolean;
}

export const NO_WISHES: CustomerWishes = {
  topics: [],
  hours: null,
  pace: null,
  pausedUntil: null,
  mayUseBehaviour: true,
};

/** A pace is a cap of one customer; what it leaves no room for is not sent later either. */
export function capOfPace({ most, withinHours }: OwnPace): FrequencyCap {
  return { channels: [...channelSchema.options], most, withinHours, waitHours: 0 };
}

/** The wishes after one more was said. */
export function withWish(wishes: CustomerWishes, wish: Wish): CustomerWishes {
  switch (wish.about) {
    case 'topic': {
      const { topic, channel, isWanted } = wish;
      const others = wishes.topics.filter((each) => each.topic !== topic || each.channel !== channel);
      return { ...wishes, topics: [...others, { topic, channel, isWanted }] };
    }
    case 'hours':
      return { ...wishes, hours: wish.hours };
    case 'pace':
      return { ...wishes, pace: wish.pace };
    case 'pause':
      return { ...wishes, pausedUntil: wish.until };
    case 'behaviour':
      return { ...wishes, mayUseBehaviour: wish.mayBeUsed };
  }
}
