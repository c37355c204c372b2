/** Counts messages against caps: whether there is room at a moment, and when there will be. */
import { localDay, startOfDay } from '../time/local';
import type { CountedMessage, FrequencyCap } from './sending-rules';

/** Whether a cap is about messages of this channel and topic. */
export function isCounted(cap: FrequencyCap, { channel, topic }: Pick<CountedMessage, 'channel' | 'topic'>): boolean {
  return cap.channels.includes(channel) && (cap.topics === undefined || cap.topics.includes(topic));
}

const HOUR = 3_600_000;

/** Messages that fill a cap at a moment, so that one more there would be too many; none when there is room. */
export function fillingAt(
  cap: FrequencyCap,
  counted: readonly CountedMessage[],
  at: number,
  timeZone: string,
): CountedMessage[] {
  const relevant = counted.filter((message) => isCounted(cap, message));
  for (const [from, to] of stretchesAround(cap, relevant, at, timeZone)) {
    const within = relevant.filter((message) => message.at >= from && message.at <= to);
    if (within.length >= cap.most) return within;
  }
  return [];
}

/** The first moment after `at` at which a cap has room. */
export function nextRoom(cap: FrequencyCap, counted: readonly CountedMessage[], at: number, timeZone: string): number {
  if (cap.withinHours === null) {
    for (let day = localDay(timeZone, at) + 1; ; day += 1) {
      const start = startOfDay(timeZone, day);
      if (fillingAt(cap, counted, start, timeZone).length === 0) return start;
    }
  }
  const reach = cap.withinHours * HOUR;
  const leaving = counted.map((message) => message.at + reach + 1).filter((moment) => moment > at);
  const free = leaving.sort((a, b) => a - b).find((moment) => fillingAt(cap, counted, moment, timeZone).length === 0);
  return free ?? at + reach + 1;
}

/** Every stretch of the cap's length that one more message at `at` would lie in and that could be full; both ends belong to it. */
function stretchesAround(
  cap: FrequencyCap,
  counted: readonly CountedMessage[],
  at: number,
  timeZone: string,
): [from: number, to: number][] {
  if (cap.withinHours === null) {
    const day = localDay(timeZone, at);
    return [[startOfDay(timeZone, day), startOfDay(timeZone, day + 1) - 1]];
  }
  const reach = cap.withinHours * HOUR;
  // Messages that wait for their hour count ahead of their time: room must be there for them as well.
  const ends = counted.map((message) => message.at).filter((moment) => moment > at && moment <= at + reach);
  return [at, ...ends].map((end) => [end - reach, end]);
}
