/** Which edges of a live canvas get dots: where customers just went, as a sample when many did. */
import type { EdgeFlow } from './overlay-store';

/** Dots at once over the whole canvas, and on one edge: more say nothing more and cost frames. */
const MOST_DOTS = 40;
const MOST_ON_AN_EDGE = 3;

type Flows = ReadonlyMap<string, EdgeFlow>;

/**
 * Edge ids, one per dot. A figure that was not known before is no movement, and dots that are `underWay` take places.
 */
export function dotsFor(before: Flows, after: Flows, underWay: number): string[] {
  if (before === after) return [];
  const dots: string[] = [];
  for (const [edgeId, { count }] of after) {
    const known = before.get(edgeId)?.count;
    const risen = known === undefined ? 0 : count - known;
    for (let dot = 0; dot < Math.min(risen, MOST_ON_AN_EDGE); dot += 1) dots.push(edgeId);
  }
  return dots.slice(0, Math.max(0, MOST_DOTS - underWay));
}
