/** The course of an edge: down from a port, smoothly, past the rows between, down into a card. */
import type { Point } from '../layout/layout-graph';

/** How far along its first stretch a label stands: past the port, where edges that meet are still apart. */
const LABEL_AT = 0.6;

export interface EdgePath {
  /** For the `d` of an SVG path. */
  d: string;
  /** Where a label stands, and where the "+" of an edge without a label does. */
  label: Point;
  middle: Point;
}

export function edgePath(from: Point, to: Point, bends: readonly Point[] = []): EdgePath {
  const points = [from, ...bends, to];
  const stretches = points.slice(1).map((end, index) => ({ start: points[index] ?? from, end }));
  const drawn = stretches.map(({ start, end }) => {
    if (start.x === end.x) return `L${end.x} ${end.y}`;
    const half = (start.y + end.y) / 2;
    return `C${start.x} ${half} ${end.x} ${half} ${end.x} ${end.y}`;
  });
  const first = stretches[0] ?? { start: from, end: to };
  return {
    d: `M${from.x} ${from.y}${drawn.join('')}`,
    label: along(first.start, first.end, LABEL_AT),
    middle: along(first.start, first.end, 0.5),
  };
}

/** Point of the curve at a share of its way. */
function along(start: Point, end: Point, share: number): Point {
  const rest = 1 - share;
  const half = (start.y + end.y) / 2;
  return {
    x: start.x + (end.x - start.x) * (3 * share ** 2 - 2 * share ** 3),
    y: rest ** 3 * start.y + 3 * rest ** 2 * share * half + 3 * rest * share ** 2 * half + share ** 3 * end.y,
  };
}
