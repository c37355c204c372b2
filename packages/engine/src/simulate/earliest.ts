/** The first of moments of which some may never come; null when none does. Epoch ms. */
export function earliest(moments: readonly (number | null)[]): number | null {
  return moments.reduce(
    (least: number | null, at) => (least === null || (at !== null && at < least) ? at : least),
    null,
  );
}
