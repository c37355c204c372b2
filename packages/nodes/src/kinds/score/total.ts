/** What the firings of all indicators of a score come to, kept as one sum: fifty of them are not added up whenever one fires. */
import { fade } from '@kairos/engine';
import { type CollectedBy, type CollectedEntry, lastOf, leftOf } from './collected';

export interface Total {
  /** As they stood at `since`, the latest firing. */
  points: number;
  since: number;
  /** The last moment before something in it may expire; left out where nothing does. */
  until?: number;
}

export function totalOf(collected: readonly CollectedBy[], halfLife: number | null): Total {
  const since = Math.max(0, ...collected.map(([, known]) => lastOf(known)));
  const points = collected.reduce((sum, [, known]) => sum + leftOf(known, since, halfLife), 0);
  const ends = collected.flatMap(([, { entries }]) => entries.flatMap(({ until }) => until ?? []));
  return { points, since, ...(ends.length > 0 && { until: ends.reduce((a, b) => Math.min(a, b)) }) };
}

/** With one more entry, the latest of all. */
export function grownBy(before: Total | undefined, entry: CollectedEntry, halfLife: number | null): Total {
  const ends = [before?.until, entry.until].filter((end) => end !== undefined);
  const points = before ? fade(before.points, entry.at - before.since, halfLife) : 0;
  return { points: points + entry.points, since: entry.at, ...(ends.length > 0 && { until: Math.min(...ends) }) };
}
