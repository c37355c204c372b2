/** Moves the picture from one layout to the next in a short, smooth step. */
import { useLayoutEffect, useRef, useState } from 'react';
import type { Layout, Point } from '../layout/layout-graph';

const DURATION_MS = 160;
/** With more boxes than this on the move, frames would drop; then the picture changes at once. */
const MOST_BOXES = 200;

/** Called at every step with how far the box that should stay under the reader's eyes moved since the last one. */
type KeepInPlace = (moved: Point) => void;

/**
 * The layout to draw at this frame. `anchor` names a box whose place on the screen is kept, by moving the viewport along.
 * Under reduced motion, for big journeys, and while something hangs on the pointer (`isHeld`), the new layout comes at once.
 */
export function useGlide(
  target: Layout | null,
  anchor: string | null,
  keepInPlace: KeepInPlace,
  isHeld: boolean,
): Layout | null {
  const [shown, setShown] = useState<Layout | null>(target);
  const current = useRef<Layout | null>(target);
  const latest = useRef({ anchor, keepInPlace });
  latest.current = { anchor, keepInPlace };

  // Before the next picture is painted: what hangs on the pointer must not lag behind it.
  useLayoutEffect(() => {
    const from = current.current;
    if (!target || from === target) return;
    // The one of when the way begins: a new step, which is selected by now, was nowhere before.
    const id = latest.current.anchor;
    const show = (layout: Layout) => {
      const before = id === null ? undefined : current.current?.positions[id];
      const after = id === null ? undefined : layout.positions[id];
      if (before && after && (before.x !== after.x || before.y !== after.y)) {
        latest.current.keepInPlace({ x: after.x - before.x, y: after.y - before.y });
      }
      current.current = layout;
      setShown(layout);
    };
    if (!from || isHeld || !mayGlide(target)) {
      show(target);
      return;
    }
    const startedAt = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      const share = Math.min(1, Math.max(0, (now - startedAt) / DURATION_MS));
      show(share === 1 ? target : between(from, target, 1 - (1 - share) ** 3));
      if (share < 1) frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [target, isHeld]);

  return shown;
}

function mayGlide(layout: Layout): boolean {
  if (Object.keys(layout.positions).length > MOST_BOXES) return false;
  return !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Boxes that are new stand where they will be; the others are on their way. */
function between(from: Layout, to: Layout, share: number): Layout {
  const mix = (a: number, b: number) => a + (b - a) * share;
  const positions = Object.fromEntries(
    Object.entries(to.positions).map(([id, end]) => {
      const start = from.positions[id] ?? end;
      return [id, { x: mix(start.x, end.x), y: mix(start.y, end.y) }];
    }),
  );
  const zone = (name: keyof Layout['zones']) => ({
    top: mix(from.zones[name].top, to.zones[name].top),
    bottom: mix(from.zones[name].bottom, to.zones[name].bottom),
  });
  return {
    positions,
    bends: to.bends,
    zones: { sense: zone('sense'), trigger: zone('trigger'), campaign: zone('campaign') },
  };
}
