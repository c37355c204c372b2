/** Where the window on the canvas should be. */
import type { Viewport } from '@xyflow/react';
import type { Layout, Point } from '../layout/layout-graph';

const MARGIN = 20;
const SMALLEST_READABLE = 0.6;

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
  const zoom = Math.min(1, Math.max(0.2, Math.min((window.width - 2 * MARGIN) / width, window.height / height)));
  return { x: Math.round((window.width - width * zoom) / 2), y: 0, zoom };
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
  const x = viewport.x + correction(left, left + box.width * zoom, window.width);
  const y = viewport.y + correction(top, top + box.height * zoom, window.height);
  return { x, y, zoom };
}

function correction(start: number, end: number, size: number): number {
  if (start < MARGIN) return MARGIN - start;
  return end > size - MARGIN ? Math.max(size - MARGIN - end, MARGIN - start) : 0;
}

/** Width of the picture: from 0 to the right side of the rightmost box. */
export function widthOf(layout: Layout, boxes: readonly { id: string; width: number }[]): number {
  return Math.max(0, ...boxes.map((box) => (layout.positions[box.id]?.x ?? 0) + box.width));
}
