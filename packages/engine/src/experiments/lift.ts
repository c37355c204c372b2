/** What a campaign adds: customers whom it reached against customers who were left untouched. */
import type { ArmFigures } from './chance-to-be-best';

/** With fewer customers who reached the goal, or who did not, in either group the interval means nothing. */
const FEWEST = 5;
/** Standard deviations on either side that hold 95 %. */
const WITHIN = 1.959964;

export interface Lift {
  /** Difference of the two rates, treated minus held out; 0.03 is three percentage points. */
  difference: number;
  /** The true difference lies between these with a confidence of 95 %. */
  from: number;
  to: number;
  /** `too-few`: the numbers are too small to say anything; `unclear`: it may as well be no difference. */
  verdict: 'too-few' | 'unclear' | 'adds' | 'costs';
}

/**
 * Difference of two proportions with its interval, variances not pooled (Wald; gbstats 0.8 calls it the absolute effect of two
 * proportions). Everybody counts who was drawn, whether or not a message went out: that is what the campaign as a whole does.
 */
export function liftOf(treated: ArmFigures, heldOut: ArmFigures): Lift {
  const groups = [treated, heldOut];
  const isTooSmall = groups.some(({ entered, reached }) => Math.min(reached, entered - reached) < FEWEST);
  const [first = 0, second = 0] = groups.map(rateOf);
  const difference = first - second;
  const spread = Math.sqrt(groups.reduce((sum, group) => sum + varianceOf(group), 0));
  const from = difference - WITHIN * spread;
  const to = difference + WITHIN * spread;
  const verdict = isTooSmall ? 'too-few' : from > 0 ? 'adds' : to < 0 ? 'costs' : 'unclear';
  return { difference, from, to, verdict };
}

/** Share of the customers of an arm who reached the goal; 0 while there is none. */
export function rateOf({ entered, reached }: ArmFigures): number {
  return entered === 0 ? 0 : reached / entered;
}

function varianceOf(group: ArmFigures): number {
  const rate = rateOf(group);
  return group.entered === 0 ? 0 : (rate * (1 - rate)) / group.entered;
}
