/** How far IANA time zones lie from UTC: read from the platform's own tables (Intl), and remembered, since asking those takes microseconds. */
import { EngineError } from '../errors';

const DAY = 86_400_000;
/** Per zone; some eleven years. The oldest are asked for again. */
const MOST_DAYS = 4_096;
/** Far more than there are zones; names come from customers' data. */
const MOST_NAMES = 2_000;

/** One UTC day of a zone: the offset until `changesAt`, and from then on. `changesAt` is Infinity on nearly every day. */
interface OffsetOfDay {
  before: number;
  changesAt: number;
  after: number;
}

interface Zone {
  format: Intl.DateTimeFormat;
  days: Map<number, OffsetOfDay>;
}

const zones = new Map<string, Zone | null>();

/** Whether a name is an IANA zone that this platform knows. Bare offsets such as "+01:00" are none. */
export function isKnownZone(name: string): boolean {
  return findZone(name) !== null;
}

/** A zone that can be used, and whether it had to be the fallback. */
export interface ResolvedZone {
  timeZone: string;
  /** Why the fallback is used; null when the value itself is a zone. */
  fallbackBecause: 'missing' | 'invalid' | null;
}

/** `value` is what was reported of a customer; `fallback` the workspace's zone. An invalid zone counts as missing. */
export function resolveZone(value: unknown, fallback: string): ResolvedZone {
  if (value === undefined || value === null || value === '') return { timeZone: fallback, fallbackBecause: 'missing' };
  if (typeof value === 'string' && isKnownZone(value)) return { timeZone: value, fallbackBecause: null };
  return { timeZone: fallback, fallbackBecause: 'invalid' };
}

/** Milliseconds that local time is ahead of UTC at a moment (epoch ms). Throws EngineError `unknown-zone`. */
export function offsetAt(timeZone: string, at: number): number {
  const zone = findZone(timeZone);
  if (!zone) throw new EngineError('unknown-zone', `No time zone is called "${timeZone}".`);
  const number = Math.floor(at / DAY);
  const day = zone.days.get(number) ?? readDay(zone, number);
  return at < day.changesAt ? day.before : day.after;
}

/** The moment between two moments at which the offset changes; the offsets at both must differ. */
export function offsetChangeBetween(timeZone: string, from: number, to: number): number {
  return bisect(from, to, (at) => offsetAt(timeZone, at));
}

function findZone(name: string): Zone | null {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = openZone(name);
  if (zones.size >= MOST_NAMES) zones.clear();
  zones.set(name, zone);
  return zone;
}

function openZone(name: string): Zone | null {
  // Newer platforms take offsets for zones, older ones do not: what is valid must not depend on that.
  if (!/^[A-Za-z]/.test(name)) return null;
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    return { format, days: new Map() };
  } catch {
    return null;
  }
}

function readDay(zone: Zone, number: number): OffsetOfDay {
  const start = number * DAY;
  const before = readOffset(zone, start);
  const after = readOffset(zone, start + DAY);
  const changesAt =
    before === after ? Number.POSITIVE_INFINITY : bisect(start, start + DAY, (at) => readOffset(zone, at));
  if (zone.days.size >= MOST_DAYS) zone.days.clear();
  const day = { before, changesAt, after };
  zone.days.set(number, day);
  return day;
}

function readOffset({ format }: Zone, at: number): number {
  const shown: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) shown[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = shown;
  // Date.UTC takes the years 0 to 99 for the twentieth century.
  const date = new Date(0).setUTCFullYear(year, month - 1, day);
  return date + ((hour * 60 + minute) * 60 + second) * 1_000 - Math.floor(at / 1_000) * 1_000;
}

/** First millisecond in (from, to] with another value than at `from`; only one change lies in between. */
function bisect(from: number, to: number, valueAt: (at: number) => number): number {
  const before = valueAt(from);
  let last = from;
  let first = to;
  while (first - last > 1) {
    const middle = Math.floor((last + first) / 2);
    if (valueAt(middle) === before) last = middle;
    else first = middle;
  }
  return first;
}
