/** What one customer wishes who was taken for two: of each wish the stricter. */
import { timeOfDayToMilliseconds } from '../time/local';
import type { Schedule } from '../time/schedule';
import type { CustomerWishes, OwnPace, TopicWish } from './customer-wishes';

/**
 * Where both wishes are as strict, the own one stays. Of two sorts of hours the shorter counts, not what both have in common:
 * that may be no hour at all, which nobody asked for.
 */
export function stricterWishes(own: CustomerWishes, other: CustomerWishes): CustomerWishes {
  return {
    topics: stricterTopics(own.topics, other.topics),
    hours: stricter(own.hours, other.hours, openFor),
    pace: stricter(own.pace, other.pace, perHour),
    pausedUntil: stricter(own.pausedUntil, other.pausedUntil, (until) => -until),
    mayUseBehaviour: own.mayUseBehaviour && other.mayUseBehaviour,
  };
}

/** The one that leaves less; who wishes nothing leaves all. */
function stricter<T>(own: T | null, other: T | null, leaves: (wish: T) => number): T | null {
  if (own === null || other === null) return own ?? other;
  return leaves(other) < leaves(own) ? other : own;
}

function stricterTopics(own: readonly TopicWish[], others: readonly TopicWish[]): TopicWish[] {
  const isSame = (one: TopicWish, another: TopicWish) => one.topic === another.topic && one.channel === another.channel;
  const kept = own.map((wish) => {
    const other = others.find((each) => isSame(each, wish));
    return { ...wish, isWanted: wish.isWanted && (other?.isWanted ?? true) };
  });
  return [...kept, ...others.filter((wish) => !own.some((each) => isSame(each, wish)))];
}

const DAY_MS = 86_400_000;

/** Milliseconds of a week. */
function openFor({ windows }: Schedule): number {
  return windows.reduce((sum, { weekdays, from, to }) => {
    const length = timeOfDayToMilliseconds(to) - timeOfDayToMilliseconds(from);
    return sum + weekdays.length * (length > 0 ? length : length + DAY_MS);
  }, 0);
}

function perHour({ most, withinHours }: OwnPace): number {
  return most / (withinHours ?? 24);
}
