/** What somebody chose on the preference page, and how that differs from what holds. */
import type { Channel, CustomerWishes, OwnPace, Schedule, TopicWish, Wish } from '@kairos/engine';

/** Left out is what was not asked or shall stay as it is. */
export interface ChosenPreferences {
  channels: { channel: Channel; isAllowed: boolean }[];
  topics: TopicWish[];
  hours?: Schedule | null | undefined;
  pace?: OwnPace | null | undefined;
  /** Days from now; 0 ends a break. */
  pauseDays?: number | undefined;
  mayUseBehaviour: boolean;
}

const DAY = 86_400_000;

/** Only what changes: a page that is saved twice says nothing new the second time. `now` is epoch ms of the workspace's clock. */
export function changedWishes(wishes: CustomerWishes, chosen: ChosenPreferences, now: number): Wish[] {
  const { topics, hours, pace, pauseDays, mayUseBehaviour } = chosen;
  const changed: Wish[] = topics
    .filter((wish) => isWanted(wishes, wish) !== wish.isWanted)
    .map((wish) => ({ about: 'topic', ...wish }));
  if (hours !== undefined && !same(hours, wishes.hours)) changed.push({ about: 'hours', hours });
  if (pace !== undefined && !same(pace, wishes.pace)) changed.push({ about: 'pace', pace });
  const pausedUntil = wishes.pausedUntil !== null && wishes.pausedUntil > now ? wishes.pausedUntil : null;
  if (pauseDays === 0 && pausedUntil !== null) changed.push({ about: 'pause', until: null });
  if (pauseDays !== undefined && pauseDays > 0) changed.push({ about: 'pause', until: now + pauseDays * DAY });
  if (mayUseBehaviour !== wishes.mayUseBehaviour) changed.push({ about: 'behaviour', mayBeUsed: mayUseBehaviour });
  return changed;
}

/** A topic of which nothing was said is welcome. */
export function isWanted(wishes: CustomerWishes, { topic, channel }: Pick<TopicWish, 'topic' | 'channel'>): boolean {
  return wishes.topics.every((wish) => wish.topic !== topic || wish.channel !== channel || wish.isWanted);
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
