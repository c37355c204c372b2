/** Sends a dot along an edge of the live canvas whenever customers went along it. Nothing renders for it; the number beside it stays what counts. */
import { useEffect } from 'react';
import { dotsFor } from './flow-dots';
import styles from './flow-dots.module.css';
import type { OverlayStore } from './overlay-store';

/** A dot takes this long, and those of one moment follow one another. */
const TRAVEL_MS = 900;
const APART_MS = 140;

export function useFlowDots(overlay: OverlayStore): void {
  useEffect(() => {
    const isStill = matchMedia('(prefers-reduced-motion: reduce)');
    let flows = overlay.getState().flows;
    let underWay = 0;
    const look = () => {
      const before = flows;
      flows = overlay.getState().flows;
      if (isStill.matches || document.hidden) return;
      for (const [place, edgeId] of dotsFor(before, flows, underWay).entries()) {
        const travel = sendAlong(edgeId, (place % 3) * APART_MS);
        if (!travel) continue;
        underWay += 1;
        void travel.finally(() => (underWay -= 1));
      }
    };
    return overlay.subscribe(look);
  }, [overlay]);
}

/** Null where the edge is out of sight, or so far away that a dot could not be seen. */
function sendAlong(edgeId: string, delay: number): Promise<void> | null {
  const line = document.querySelector(`.react-flow__edge[data-id="${CSS.escape(edgeId)}"] .react-flow__edge-path`);
  const way = line?.getAttribute('d');
  if (!line || !way || line.closest('[data-far]')) return null;
  const dot = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
  dot.setAttribute('r', '3.5');
  dot.setAttribute('class', styles.dot ?? '');
  dot.style.offsetPath = `path("${way}")`;
  line.after(dot);
  const travel = dot.animate([{ offsetDistance: '0%' }, { offsetDistance: '100%' }], {
    duration: TRAVEL_MS,
    delay,
    easing: 'ease-in-out',
    fill: 'both',
  });
  // A canvas that goes away takes its dots along.
  return travel.finished.then(
    () => dot.remove(),
    () => dot.remove(),
  );
}
