/** How likely it is that each arm of a test is the best one, given what is known so far. */

/** Customers who were given an arm, and those of them who reached the goal; each counted once. */
export interface ArmFigures {
  entered: number;
  reached: number;
}

/** Standard deviations on either side of a mean within which practically everything lies. */
const REACH = 9;
/** Points per standard deviation of the narrowest curve. */
const DENSITY = 100;
const MOST_POINTS = 50_000;

/**
 * Chance, 0 to 1, that each arm has the highest rate; in the order of the arms, and adding up to 1.
 *
 * Bayesian, with a flat prior: the rate of an arm with `reached` of `entered` is Beta(1 + reached, 1 + entered − reached),
 * and P(arm is best) = ∫ f(x) · Π F_other(x) dx. For two arms this equals the closed form of Evan Miller, "Formulas for
 * Bayesian A/B Testing" (evanmiller.org/bayesian-ab-testing.html), which the tests hold it to; unlike that sum it also serves
 * more arms and does not grow with the number of customers.
 *
 * Why this rule and not a z-test: it answers what a marketer asks ("how sure are we that B is better?"), it means the same for
 * three arms as for two, and a wrong choice costs little where it is likely, because the arms then hardly differ. It does not
 * promise a rate of false alarms: between two equal arms some winner is found in the end, and either one is as good.
 */
export function chanceToBeBest(arms: readonly ArmFigures[]): number[] {
  const curves = arms.map(curveOf);
  const from = Math.max(0, Math.min(...curves.map(({ mean, spread }) => mean - REACH * spread)));
  const to = Math.min(1, Math.max(...curves.map(({ mean, spread }) => mean + REACH * spread)));
  const narrowest = Math.min(...curves.map(({ spread }) => spread));
  const points = Math.min(MOST_POINTS, Math.ceil(((to - from) / narrowest) * DENSITY));
  const densities = curves.map((curve) => densityOf(curve, from, (to - from) / points, points));
  const below = densities.map(sharesBelow);
  const best = densities.map((density, arm) =>
    density.reduce((sum, share, point) => {
      let chance = share;
      for (const [other, reached] of below.entries()) if (other !== arm) chance *= reached[point] ?? 1;
      return sum + chance;
    }, 0),
  );
  // Of three or more arms the grid loses a trace where two are equally good.
  const total = best.reduce((sum, chance) => sum + chance, 0);
  return best.map((chance) => chance / total);
}

interface Curve {
  /** Exponents of x and 1 − x. */
  hits: number;
  misses: number;
  mean: number;
  spread: number;
}

function curveOf({ entered, reached }: ArmFigures): Curve {
  const misses = Math.max(0, entered - reached);
  const alpha = reached + 1;
  const beta = misses + 1;
  const mean = alpha / (alpha + beta);
  return { hits: reached, misses, mean, spread: Math.sqrt((mean * (1 - mean)) / (alpha + beta + 1)) };
}

/** Shares of the whole at the middle of each step, so that the borders 0 and 1 are never asked. */
function densityOf({ hits, misses }: Curve, from: number, step: number, points: number): Float64Array {
  const total = hits + misses;
  const peak = total === 0 ? 0 : logOfDensity(hits, misses, hits / total);
  const density = new Float64Array(points);
  let sum = 0;
  for (let point = 0; point < points; point += 1) {
    const height = Math.exp(logOfDensity(hits, misses, from + (point + 0.5) * step) - peak);
    density[point] = height;
    sum += height;
  }
  return density.map((height) => height / sum);
}

function logOfDensity(hits: number, misses: number, x: number): number {
  return (hits === 0 ? 0 : hits * Math.log(x)) + (misses === 0 ? 0 : misses * Math.log1p(-x));
}

/** How much lies below each point; half of the point itself counts as below it. */
function sharesBelow(density: Float64Array): Float64Array {
  let reached = 0;
  return density.map((share) => {
    reached += share;
    return reached - share / 2;
  });
}
