/** Holds moments at which messages left against a pace. */

/**
 * How many left before the pace allowed it: after the first tenth of a second's worth, none may be ahead of so many a second.
 * Milliseconds since the first might leave, in order; a busy machine can only make them later.
 */
export function tooEarlyIn(moments: readonly number[], perSecond: number): number {
  const atOnce = perSecond / 10;
  return moments.filter((at, place) => at < (Math.floor(place / atOnce) * atOnce * 1_000) / perSecond).length;
}
