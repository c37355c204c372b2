/** Whether customers were divided over arms as the shares say; if not, something is wrong with the test itself. */

/** Alarms that are false come once in a thousand tests. */
const ALARM = 0.001;

/**
 * Chance that shares which are truly kept give counts as uneven as these (Pearson's χ², as gbstats checks for a sample ratio
 * mismatch). `shares` may be in any unit; 1 while nobody has come.
 */
export function chanceOfCounts(counts: readonly number[], shares: readonly number[]): number {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (all === 0 || counts.length < 2) return 1;
  const chiSquare = counts.reduce((sum, count, index) => {
    const expected = (all * (shares[index] ?? 0)) / total;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  return upperGamma((counts.length - 1) / 2, chiSquare / 2);
}

/** Whether the division is so uneven that chance cannot be the reason. */
export function isUneven(counts: readonly number[], shares: readonly number[]): boolean {
  return chanceOfCounts(counts, shares) < ALARM;
}

/**
 * Q(a, x) for a = ½, 1, 1½, …: Q(a + 1, x) = Q(a, x) + x^a·e^−x / Γ(a + 1), from Q(1, x) = e^−x or Q(½, x) = erfc(√x).
 * (Abramowitz and Stegun 6.5.21 and 6.5.17.)
 */
function upperGamma(a: number, x: number): number {
  const isWhole = Number.isInteger(a);
  let value = isWhole ? Math.exp(-x) : complementaryError(Math.sqrt(x));
  let term = isWhole ? x * Math.exp(-x) : (Math.sqrt(x) * Math.exp(-x)) / (Math.sqrt(Math.PI) / 2);
  for (let order = isWhole ? 1 : 0.5; order < a; order += 1) {
    value += term;
    term *= x / (order + 1);
  }
  return value;
}

/** erfc(x) for x ≥ 0, by its series below 2 and its continued fraction above (Abramowitz and Stegun 7.1.5 and 7.1.14). */
function complementaryError(x: number): number {
  if (x > 2) {
    let fraction = x;
    for (let depth = 60; depth > 0; depth -= 1) fraction = x + depth / 2 / fraction;
    return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
  }
  let power = x;
  let sum = x;
  for (let n = 1; n < 60; n += 1) {
    power *= (-x * x) / n;
    sum += power / (2 * n + 1);
  }
  return 1 - (2 / Math.sqrt(Math.PI)) * sum;
}
