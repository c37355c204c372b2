/** Drawing a box around steps selects them. */
import type { Point } from '../layout/layout-graph';
import { CARD } from '../layout/measures';
import type { CanvasStore } from '../store/canvas-store';
import type { Carrying } from './follow-pointer';

export function drawBox(store: CanvasStore, from: Point): Carrying {
  let to = from;
  const end = () => store.setState({ box: null });
  return {
    move({ at }) {
      to = at;
      store.setState({ box: { from, to } });
    },
    drop() {
      end();
      store.getState().select(stepsInside(store, from, to));
    },
    cancel: end,
  };
}

/** A step that the box touches is inside. */
function stepsInside(store: CanvasStore, from: Point, to: Point): string[] {
  const { document, stage } = store.getState();
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  return document.nodes.flatMap(({ id }) => {
    const at = stage?.layout.positions[id];
    const isTouched = at && at.x <= right && at.x + CARD.width >= left && at.y <= bottom && at.y + CARD.height >= top;
    return isTouched ? [id] : [];
  });
}
