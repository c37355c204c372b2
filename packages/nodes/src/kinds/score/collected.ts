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

/** Adds what an input fired, as far as its rule lets it count. */
export function collect(
  before: Collected | undefined,
  input: InputReading,
  rule: ScoreRule,
  firing: Firing,
): Collected | undefined {
  const known = before ?? NONE;
  const day = localDay(firing.timeZone, firing.at);
  const today = known.day === day ? known.today : 0;
  const counting = Math.min(input.fired, roomIn(known, today, rule));
  if (counting <= 0) return before;
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
  if (until !== null) return { ...grown, entries: boundExpiring(entries), older: known.older };
  return { ...grown, ...sumUpOldest(entries, known.older, firing.halfLife) };
}

function roomIn(known: Collected, today: number, rule: ScoreRule): number {
  const inAll = rule.counting === 'once' ? 1 : (rule.mostInAll ?? Number.POSITIVE_INFINITY);
  return Math.min(inAll - known.times, (rule.mostPerDay ?? Number.POSITIVE_INFINITY) - today);
}

/** Leaves out what has expired; the same object when nothing has. */
export function withoutExpired(known: Collected, at: number): Collected {
  if (at <= lastToExpireFirst(known)) return known;
  return { ...known, entries: known.entries.filter(({ until }) => until === undefined || at <= until) };
}

/** The last moment before the first of the entries expires; infinite where none does. */
export function lastToExpireFirst(known: Collected): number {
  return digestOf(known).firstUntil;
}

/** What is left at a moment, at or after the latest firing, of everything that was collected. */
export function leftOf(known: Collected, at: number, halfLife: number | null): number {
  const digest = digestOf(known);
  if (digest.halfLife !== halfLife) {
    digest.halfLife = halfLife;
    digest.sum = sumAt(known, digest.last, halfLife);
  }
  return fade(digest.sum, at - digest.last, halfLife);
}

/** The latest firing, epoch ms UTC. */
export function lastOf(known: Collected): number {
  return digestOf(known).last;
}

interface Digest {
  last: number;
  firstUntil: number;
  /** What was left at `last`, with this half-life; undefined before it was asked for. */
  halfLife: number | null | undefined;
  sum: number;
}

const digests = new WeakMap<Collected, Digest>();

// A score of fifty indicators looks at all of them whenever one fires; what did not change is not gone through again.
function digestOf(known: Collected): Digest {
  const found = digests.get(known);
  if (found) return found;
  const last = Math.max(known.entries.at(-1)?.at ?? 0, known.older?.since ?? 0);
  let firstUntil = Number.POSITIVE_INFINITY;
  for (const { until } of known.entries) if (until !== undefined && until < firstUntil) firstUntil = until;
  const digest: Digest = { last, firstUntil, halfLife: undefined, sum: 0 };
  digests.set(known, digest);
  return digest;
}

function sumAt({ entries, older }: Collected, at: number, halfLife: number | null): number {
  const oldest = older ? fade(older.points, at - older.since, halfLife) : 0;
  return entries.reduce((sum, entry) => sum + fade(entry.points, at - entry.at, halfLife), oldest);
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
