/** Where the window on the canvas should be. */
import type { Viewport } from '@xyflow/react';
import type { Layout, Point } from '../layout/layout-graph';
import { CARD } from '../layout/measures';

const MARGIN = 20;
/** Room at the bottom for what lies over the canvas there. */
const CONTROLS = 60;
const SMALLEST_READABLE = 0.6;
/** From farther away a journey is a smudge. */
export const SMALLEST = 0.1;

interface Window {
  width: number;
  height: number;
}

/** The whole width in sight, from the top, never larger than life: a journey is read downwards. */
export function readingViewport(layout: Layout, width: number, window: Window): Viewport {
  const zoom = Math.min(1, Math.max(SMALLEST_READABLE, (window.width - 2 * MARGIN) / Math.max(width, 1)));
  return { x: Math.round((window.width - width * zoom) / 2), y: Math.round(-layout.zones.sense.top * zoom), zoom };
}

/** Everything in sight. */
export function fittingViewport(layout: Layout, width: number, window: Window): Viewport {
  const height = layout.zones.campaign.bottom;
  const zoom = Math.min(
    1,
    Math.max(SMALLEST, Math.min((window.width - 2 * MARGIN) / width, (window.height - CONTROLS) / height)),
  );
  return { x: Math.round((window.width - width * zoom) / 2), y: 0, zoom };
}

/** These steps in the middle, as large as they fit; null when none of them is there. */
export function viewportAround(layout: Layout, nodeIds: readonly string[], window: Window): Viewport | null {
  const corners = nodeIds.flatMap((id) => layout.positions[id] ?? []);
  if (corners.length === 0) return null;
  const left = Math.min(...corners.map((at) => at.x));
  const top = Math.min(...corners.map((at) => at.y));
  const width = Math.max(...corners.map((at) => at.x)) + CARD.width - left;
  const height = Math.max(...corners.map((at) => at.y)) + CARD.height - top;
  const fits = Math.min((window.width - 4 * MARGIN) / width, (window.height - 4 * MARGIN) / height);
  const zoom = Math.min(1, Math.max(SMALLEST, fits));
  return {
    x: Math.round(window.width / 2 - (left + width / 2) * zoom),
    y: Math.round(window.height / 2 - (top + height / 2) * zoom),
    zoom,
  };
}

/** The least movement that brings a box into the window with some air around it; the same viewport when it is there already. */
export function revealing(
  viewport: Viewport,
  box: { at: Point; width: number; height: number },
  window: Window,
): Viewport {
  const { zoom } = viewport;
  const left = box.at.x * zoom + viewport.x;
  const top = box.at.y * zoom + viewport.y;
  const x = viewport.x + correction(left, left + box.width * zoom, window.width - MARGIN);
  const y = viewport.y + correction(top, top + box.height * zoom, window.height - CONTROLS);
  return { x, y, zoom };
}

function correction(start: number, end: number, last: number): number {
  if (start < MARGIN) return MARGIN - start;
  return end > last ? Math.max(last - end, MARGIN - start) : 0;
}

/** Width of the picture: from 0 to the right side of the rightmost box. */
export function widthOf(layout: Layout, boxes: readonly { id: string; width: number }[]): number {
  return Math.max(0, ...boxes.map((box) => (layout.positions[box.id]?.x ?? 0) + box.width));
}
