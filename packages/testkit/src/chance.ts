/** Chance that can be had again: the same seed draws the same numbers. */
export interface Chance {
  /** A number from 0 up to, but not including, `limit`. */
  upTo(limit: number): number;
  shuffled<Item>(items: readonly Item[]): Item[];
}

/** Mulberry32: small, and even enough for choosing moments. */
export function seededChance(seed: number): Chance {
  let state = seed;
  const upTo = (limit: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit;
  };
  return {
    upTo,
    shuffled: (items) =>
      items
        .map((item) => ({ item, rank: upTo(1) }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ item }) => item),
  };
}
