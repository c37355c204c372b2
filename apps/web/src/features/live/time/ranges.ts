/** The stretches of time to choose from, as the address names them and as the server takes them. */
import { parseDateValue } from '@kairos/engine';
import type { LiveSearch } from '../routes';
import type { RangeName } from './range-names';

export type ChosenRange =
  | { of: Exclude<RangeName, 'days'> }
  /** Days since 1970-01-01. */
  | { of: 'days'; from: number; to: number };

/** Null for everything since the publication, and for days that are not both chosen yet. */
export function chosenRange({ range, from, to }: Pick<LiveSearch, 'range' | 'from' | 'to'>): ChosenRange | null {
  if (range === undefined) return null;
  if (range !== 'days') return { of: range };
  const [first, last] = [dayOf(from), dayOf(to)];
  return first === null || last === null ? null : { of: 'days', from: first, to: last };
}

function dayOf(text: string | undefined): number | null {
  const value = parseDateValue(text);
  return value?.type === 'day' ? value.day : null;
}

/** What of the address is about time: it stays whatever else is opened. */
export function timeOf({ version, view, range, from, to, at }: LiveSearch): LiveSearch {
  return { version, view, range, from, to, at };
}
