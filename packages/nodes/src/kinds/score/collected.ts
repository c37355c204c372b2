/** Points of firings, per indicator: the newest one by one, so that each can be told and can expire, the others as a sum. */
import { durationToMilliseconds, fade, type InputReading, localDay, type ScoreRule } from '@kairos/engine';

export interface Collected {
  /** Firings that counted so far. */
  times: number;
  /** The customer's day of the last one, and how many counted on it. */
  day: number;
  today: number;
  /** Oldest first. */
  entries: CollectedEntry[];
  /** What the entries before those come to at `since`; null while there are none. */
  older: { points: number; since: number; times: number } | null;
}

/** With the indicator that fired. */
export type CollectedBy = [nodeId: string, collected: Collected];

export interface CollectedEntry {
  at: number;
  points: number;
  eventId: string | null;
  times: number;
  /** The last moment at which it counts; left out where it never expires. */
  until?: number;
}

export interface Firing {
  at: number;
  eventId: string | null;
  timeZone: string;
  halfLife: number | null;
}

/** Told apart per indicator; without an expiry the others are summed up exactly. */
const MOST_ENTRIES = 20;
/** With an expiry; beyond it two neighbours expire together, at the later moment. */
const MOST_EXPIRING = 256;

const NONE: Collected = { times: 0, day: Number.NEGATIVE_INFINITY, today: 0, entries: [], older: null };

/** Where an indicator stands, or will stand: behind the others. */
export function placeOf(nodeId: string, collected: readonly CollectedBy[]): number {
  const place = collected.findIndex(([id]) => id === nodeId);
  return place === -1 ? collected.length : place;
}

/** Adds what an input fired, as far as its rule lets it count; null when it does not. */
export function collect(
  known: Collected = NONE,
  input: InputReading,
  rule: ScoreRule,
  firing: Firing,
): { collected: Collected; entry: CollectedEntry } | null {
  const day = localDay(firing.timeZone, firing.at);
  const today = known.day === day ? known.today : 0;
  const counting = Math.min(input.fired, roomIn(known, today, rule));
  if (counting <= 0) return null;
  const until = rule.expiresAfter && firing.at + durationToMilliseconds(rule.expiresAfter);
  const entry: CollectedEntry = {
    at: firing.at,
    points: counting * input.points,
    eventId: firing.eventId,
    times: counting,
    ...(until !== null && { until }),
  };
  const grown = { times: known.times + counting, day, today: today + counting };
  const entries = [...known.entries, entry];
  if (until !== null) return { collected: { ...grown, entries: boundExpiring(entries), older: known.older }, entry };
  return { collected: { ...grown, ...sumUpOldest(entries, known.older, firing.halfLife) }, entry };
}

function roomIn(known: Collected, today: number, rule: ScoreRule): number {
  const inAll = rule.counting === 'once' ? 1 : (rule.mostInAll ?? Number.POSITIVE_INFINITY);
  return Math.min(inAll - known.times, (rule.mostPerDay ?? Number.POSITIVE_INFINITY) - today);
}

/** Leaves out what has expired; the same object when nothing has. */
export function withoutExpired(known: Collected, at: number): Collected {
  const entries = known.entries.filter(({ until }) => until === undefined || at <= until);
  return entries.length === known.entries.length ? known : { ...known, entries };
}

/** What is left at a moment, at or after the latest firing, of everything that was collected. */
export function leftOf({ entries, older }: Collected, at: number, halfLife: number | null): number {
  const oldest = older ? fade(older.points, at - older.since, halfLife) : 0;
  return entries.reduce((sum, entry) => sum + fade(entry.points, at - entry.at, halfLife), oldest);
}

/** The latest firing, epoch ms UTC. */
export function lastOf({ entries, older }: Collected): number {
  return Math.max(entries.at(-1)?.at ?? 0, older?.since ?? 0);
}

function sumUpOldest(
  entries: CollectedEntry[],
  older: Collected['older'],
  halfLife: number | null,
): Pick<Collected, 'entries' | 'older'> {
  const [first, ...others] = entries;
  if (!first || entries.length <= MOST_ENTRIES) return { entries, older };
  const before = older ? fade(older.points, first.at - older.since, halfLife) : 0;
  const times = (older?.times ?? 0) + first.times;
  return { entries: others, older: { points: before + first.points, since: first.at, times } };
}

function boundExpiring(entries: CollectedEntry[]): CollectedEntry[] {
  const [first, second, ...others] = entries;
  if (!first || !second || entries.length <= MOST_EXPIRING) return entries;
  const joined = { ...second, points: first.points + second.points, times: first.times + second.times };
  return [joined, ...others];
}
