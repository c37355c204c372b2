/** What lies within a sliding period: entry by entry up to 256 of them, then together in panes of a 64th of the period. */

/** Occurrences that leave the period together. */
export interface WindowEntry {
  /** Event time of the newest of them, epoch ms UTC. */
  at: number;
  count: number;
  sum: number;
  least: number;
  most: number;
}

const MOST_ENTRIES = 256;
/** Beyond that many entries, an occurrence may count for up to a 64th of the period too long. */
const PANES = 64;

/** Adds a value that occurred at `at`, in its place by time; the entries stay bounded. */
export function addEntry(entries: readonly WindowEntry[], at: number, value: number, period: number): WindowEntry[] {
  const added = { at, count: 1, sum: value, least: value, most: value };
  const place = entries.findLastIndex((entry) => entry.at <= at) + 1;
  const all = [...entries.slice(0, place), added, ...entries.slice(place)];
  return all.length > MOST_ENTRIES ? inPanes(all, period / PANES) : all;
}

/** Entries that still count at a moment; one at the very beginning of the period does. */
export function entriesWithin(entries: readonly WindowEntry[], at: number, period: number): WindowEntry[] {
  const first = entries.findIndex((entry) => entry.at + period >= at);
  return first === -1 ? [] : entries.slice(first);
}

/** Entries as one. Null for none. */
export function together(entries: readonly WindowEntry[]): WindowEntry | null {
  const [first, ...others] = entries;
  return first ? others.reduce(join, first) : null;
}

/** By index: that entry and all newer ones as one, so that what is left after each departure is known at once. */
export function fromEachOn(entries: readonly WindowEntry[]): WindowEntry[] {
  const totals: WindowEntry[] = [];
  let newer: WindowEntry | null = null;
  for (const entry of entries.toReversed()) {
    newer = newer === null ? entry : join(entry, newer);
    totals.push(newer);
  }
  return totals.reverse();
}

function join(a: WindowEntry, b: WindowEntry): WindowEntry {
  return {
    at: Math.max(a.at, b.at),
    count: a.count + b.count,
    sum: a.sum + b.sum,
    least: Math.min(a.least, b.least),
    most: Math.max(a.most, b.most),
  };
}

function inPanes(entries: readonly WindowEntry[], length: number): WindowEntry[] {
  const panes: WindowEntry[] = [];
  for (const entry of entries) {
    const last = panes.at(-1);
    const isSamePane = last !== undefined && Math.floor(last.at / length) === Math.floor(entry.at / length);
    if (isSamePane) panes[panes.length - 1] = join(last, entry);
    else panes.push(entry);
  }
  return panes;
}
