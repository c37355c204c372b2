/** Keeps the latest happenings, each once. */
import type { Happening } from './use-home';

const MOST = 40;

/** Newest first. What was told before may be told again after a lost connection. */
export function merged(known: readonly Happening[], news: readonly Happening[]): readonly Happening[] {
  const keys = new Set(known.map((happening) => happening.key));
  const fresh = news.filter((happening) => !keys.has(happening.key));
  if (fresh.length === 0) return known;
  return [...fresh, ...known].sort((a, b) => b.at - a.at).slice(0, MOST);
}
