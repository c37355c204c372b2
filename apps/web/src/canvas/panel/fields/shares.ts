/** Shares of a split. */

/** Equal shares in whole percents; the first ones take what is left over. */
export function dividedEqually(arms: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  const share = Math.floor(100 / arms.length);
  const left = 100 - share * arms.length;
  return arms.map((arm, index) => ({ ...arm, weight: share + (index < left ? 1 : 0) }));
}
