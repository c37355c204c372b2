/** Lining up a card that is moved by hand: with the edges and middles of others, else with the grid. */
import type { Point } from '../layout/layout-graph';
import { CARD } from '../layout/measures';
import type { Guide } from '../store/canvas-state';

interface Snap {
  at: Point;
  guides: Guide[];
}

/** `reach`: how near a line must be, in canvas pixels. All cards are of one size, so their tops and left sides tell all. */
export function lineUp(at: Point, others: readonly Point[], reach: number, grid: number): Snap {
  const beside = nearest(others, (other) => Math.abs(other.y - at.y), reach);
  const below = nearest(others, (other) => Math.abs(other.x - at.x), reach);
  const snapped = {
    x: below?.x ?? Math.round(at.x / grid) * grid,
    y: beside?.y ?? Math.round(at.y / grid) * grid,
  };
  const guides: Guide[] = [];
  if (below) guides.push(vertical(snapped, below));
  if (beside) guides.push(horizontal(snapped, beside));
  return { at: snapped, guides };
}

function nearest(others: readonly Point[], distance: (other: Point) => number, reach: number): Point | null {
  let best: Point | null = null;
  let shortest = reach;
  for (const other of others) {
    if (distance(other) > shortest) continue;
    shortest = distance(other);
    best = other;
  }
  return best;
}

function vertical(card: Point, other: Point): Guide {
  const x = card.x + CARD.width / 2;
  return { from: { x, y: Math.min(card.y, other.y) }, to: { x, y: Math.max(card.y, other.y) + CARD.height } };
}

function horizontal(card: Point, other: Point): Guide {
  const y = card.y + CARD.height / 2;
  return { from: { x: Math.min(card.x, other.x), y }, to: { x: Math.max(card.x, other.x) + CARD.width, y } };
}
