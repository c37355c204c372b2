/** How long customers usually stay at a step, told from counts in classes of length, so that nobody's stay has to be kept. */

/** Classes per doubling: a class ends nine percent later than it begins. */
const PER_DOUBLING = 8;
/** How the metrics of all classes begin. */
export const STAY_PREFIX = 'stayed:';
/** With fewer, one in twenty says nothing. */
const ENOUGH_STAYS = 20;
const SHARE = 0.95;

/** The metric under which a stay of so many milliseconds counts. */
export function stayMetric(milliseconds: number): string {
  return `${STAY_PREFIX}${Math.floor(PER_DOUBLING * Math.log2(Math.max(1, milliseconds)))}`;
}

export interface UsualStay {
  /** Of a hundred stays, ninety-five were no longer than this, in milliseconds. */
  longest: number;
  /** Stays that it was told from. */
  stays: number;
}

/** From the counts of one step by metric; null while too few have been there. */
export function usualStay(counts: Iterable<readonly [metric: string, amount: number]>): UsualStay | null {
  const classes = [...counts]
    .filter(([metric, amount]) => metric.startsWith(STAY_PREFIX) && amount > 0)
    .map(([metric, amount]) => ({ number: Number(metric.slice(STAY_PREFIX.length)), amount }))
    .sort((a, b) => a.number - b.number);
  const stays = classes.reduce((sum, { amount }) => sum + amount, 0);
  if (stays < ENOUGH_STAYS) return null;
  let below = 0;
  for (const { number, amount } of classes) {
    below += amount;
    if (below >= SHARE * stays) return { longest: 2 ** ((number + 1) / PER_DOUBLING), stays };
  }
  return null;
}
