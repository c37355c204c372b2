/** Names of the fields of the preference form, and what was filled in, read back. */
import { type Channel, channelSchema, PACES, type TopicWish, timeOfDaySchema, WEEKDAYS } from '@kairos/engine';
import type { ChosenPreferences } from '@kairos/services';
import { z } from 'zod';

export const FIELDS = {
  form: 'form',
  channel: 'channel',
  shownChannel: 'shown-channel',
  topic: 'topic',
  shownTopic: 'shown-topic',
  pace: 'pace',
  hours: 'hours',
  from: 'from',
  to: 'to',
  pause: 'pause',
  behaviour: 'behaviour',
} as const;

type Pair = Pick<TopicWish, 'topic' | 'channel'>;

/** A topic over a channel, as the value of a box. */
export const pairValue = ({ topic, channel }: Pair): string => `${channel} ${topic}`;

const pairSchema = z.string().transform((value, context): Pair => {
  const place = value.indexOf(' ');
  const channel = channelSchema.safeParse(value.slice(0, place)).data;
  if (channel) return { channel, topic: value.slice(place + 1) };
  context.addIssue({ code: 'custom', message: 'No topic over a channel' });
  return z.NEVER;
});

const formSchema = z
  .object({
    shownChannels: z.array(channelSchema).max(3),
    channels: z.array(channelSchema),
    shownTopics: z.array(pairSchema).max(1_000),
    topics: z.array(pairSchema),
    pace: z.enum(['any', 'daily', 'weekly', 'monthly', 'keep']),
    hours: z.enum(['any', 'between', 'keep']),
    from: timeOfDaySchema.or(z.literal('')),
    to: timeOfDaySchema.or(z.literal('')),
    pause: z.enum(['0', '7', '30', '90', 'keep']),
  })
  .refine(({ hours, from, to }) => hours !== 'between' || (from !== '' && to !== '' && from !== to));

/** Null when it is not what the form can send. */
export function readPreferenceForm(body: string): ChosenPreferences | null {
  const form = new URLSearchParams(body);
  const read = formSchema.safeParse({
    shownChannels: form.getAll(FIELDS.shownChannel),
    channels: form.getAll(FIELDS.channel),
    shownTopics: form.getAll(FIELDS.shownTopic),
    topics: form.getAll(FIELDS.topic),
    pace: form.get(FIELDS.pace),
    hours: form.get(FIELDS.hours),
    from: form.get(FIELDS.from) ?? '',
    to: form.get(FIELDS.to) ?? '',
    pause: form.get(FIELDS.pause),
  });
  return read.success ? { ...chosenOf(read.data), mayUseBehaviour: form.has(FIELDS.behaviour) } : null;
}

function chosenOf(form: z.infer<typeof formSchema>): Omit<ChosenPreferences, 'mayUseBehaviour'> {
  const { pace, pause } = form;
  const isTicked = (wanted: Pair) => form.topics.some((pair) => pairValue(pair) === pairValue(wanted));
  return {
    channels: form.shownChannels.map((channel: Channel) => ({ channel, isAllowed: form.channels.includes(channel) })),
    topics: form.shownTopics.map((pair) => ({ ...pair, isWanted: isTicked(pair) })),
    pace: pace === 'keep' ? undefined : pace === 'any' ? null : PACES[pace],
    hours: hoursOf(form),
    pauseDays: pause === 'keep' ? undefined : Number(pause),
  };
}

function hoursOf({ hours, from, to }: z.infer<typeof formSchema>): ChosenPreferences['hours'] {
  switch (hours) {
    case 'keep':
      return undefined;
    case 'any':
      return null;
    case 'between':
      return { windows: [{ weekdays: [...WEEKDAYS], from, to }], holidays: 'as-usual', holidayCalendar: 'nl' };
  }
}
