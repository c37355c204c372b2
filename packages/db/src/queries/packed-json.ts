/**
 * JSON of which a million are stored, in few bytes: names that occur again and again are one letter, and a moment is the time
 * that lies between it and a moment that is stored beside it.
 */

/** For every name its letter. What is stored knows only the letter: a name never gets another one, and no other gets its. */
const LETTERS = new Map([
  ['active', 'a'],
  ['collected', 'c'],
  ['deadline', 'd'],
  ['entries', 'e'],
  ['firedAt', 'f'],
  ['lastFiredAt', 'l'],
  ['met', 'm'],
  ['timesFired', 'n'],
  ['openedAt', 'o'],
  ['points', 'p'],
  ['since', 's'],
  ['times', 't'],
  ['standing', 'u'],
  ['values', 'v'],
]);
const NAMES = new Map([...LETTERS].map(([name, letter]) => [letter, name]));

/** Before a moment; before text and names that could be taken for something else, to say that they are what they are. */
const MARK = '~';
/** Epoch ms from 2001 on. */
const EARLIEST = 1e12;

/** A number stands for itself. */
export type PackedMoment = string | number;

/** `at`, epoch ms, is known when it is unpacked. */
export const packedMoment = (moment: number, at: number): PackedMoment =>
  Number.isSafeInteger(moment) && moment >= EARLIEST ? MARK + (at - moment).toString(36) : moment;

export const momentOf = (stored: PackedMoment, at: number): number =>
  typeof stored === 'number' ? stored : at - Number.parseInt(stored.slice(1), 36);

/** The same for everything in `value`. */
export function packed(value: unknown, at: number): unknown {
  if (typeof value === 'number') return packedMoment(value, at);
  if (typeof value === 'string') return value.startsWith(MARK) ? MARK + value : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => packed(each, at));
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [packedName(name), packed(each, at)]));
}

export function unpacked(value: unknown, at: number): unknown {
  if (typeof value === 'string') {
    if (!value.startsWith(MARK)) return value;
    return value.startsWith(MARK, 1) ? value.slice(1) : momentOf(value, at);
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => unpacked(each, at));
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [unpackedName(name), unpacked(each, at)]));
}

const packedName = (name: string) =>
  LETTERS.get(name) ?? (NAMES.has(name) || name.startsWith(MARK) ? MARK + name : name);

const unpackedName = (name: string) => NAMES.get(name) ?? (name.startsWith(MARK) ? name.slice(1) : name);
