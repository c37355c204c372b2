/** The next concrete moments at which a sending rule makes a difference: what its card shows. */
import { nextOutside, nextWithin } from '../time/schedule';
import { nextRoom } from './frequency-cap';
import type { CountedMessage, FrequencyCap, QuietHours } from './sending-rules';

export interface QuietMoment {
  /** A message that is due then, epoch ms … */
  dueAt: number;
  /** … leaves then; null when it is not sent. */
  leavesAt: number | null;
}

/** How long after the quiet begins the example is due. */
const INTO_THE_QUIET = 10 * 60_000;

/** Of the next times of quiet, the one at `now` included: when a message would be due, and when it would leave. */
export function nextQuietMoments(
  { schedule, whenQuiet }: QuietHours,
  timeZone: string,
  now: number,
  count: number,
): QuietMoment[] {
  const moments: QuietMoment[] = [];
  for (let at: number | null = now; at !== null && moments.length < count; ) {
    const start: number | null = nextWithin(timeZone, schedule, at);
    const end: number | null = start === null ? null : nextOutside(timeZone, schedule, start);
    if (start === null || end === null) break;
    const dueAt = start + Math.min(INTO_THE_QUIET, Math.floor((end - start) / 2));
    moments.push({ dueAt, leavesAt: whenQuiet === 'hold' ? end : null });
    at = end;
  }
  return moments;
}

/** When there would be room again, each time, for a customer who got as many as the cap allows at `now` and at each of these moments. */
export function nextRooms(cap: FrequencyCap, timeZone: string, now: number, count: number): number[] {
  const rooms: number[] = [];
  for (let at = now; rooms.length < count; ) {
    const counted = Array.from(
      { length: cap.most },
      (_, index): CountedMessage => ({
        ...{ id: `${index}`, channel: cap.channels[0] ?? 'email', topic: cap.topics?.[0] ?? '' },
        ...{ at, priority: 0, isWaiting: false },
      }),
    );
    at = nextRoom(cap, counted, at, timeZone);
    rooms.push(at);
  }
  return rooms;
}
