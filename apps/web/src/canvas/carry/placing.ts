/** Moving things freely: steps where they are placed by hand, and notes always. */
import { type CanvasPoint, changeNote } from '@kairos/engine';
import { GRID, placeSteps } from '../commands/move-steps';
import { definitionOf } from '../kinds/kinds';
import type { Point } from '../layout/layout-graph';
import { ZONE_PADDING } from '../layout/measures';
import { noteAnchor, notePosition } from '../notes/note-place';
import { zoneOfCategory } from '../scene/zones';
import type { CanvasStore } from '../store/canvas-store';
import { indexOf } from '../store/document-index';
import type { Carrying } from './follow-pointer';
import { lineUp } from './guides';

/** A line this near pulls the card, in pixels of the screen. */
const PULL = 6;

/** Steps under the hand at `lead`, picked up at `from`. */
export function carryFreely(
  store: CanvasStore,
  lead: string,
  nodeIds: readonly string[],
  from: Point,
): Carrying | null {
  const { stage, document } = store.getState();
  const start = stage?.layout.positions[lead];
  if (!stage || !start) return null;
  const moving = new Set(nodeIds);
  const { positions } = stage.layout;
  const others = document.nodes.flatMap(({ id }) => (moving.has(id) || !positions[id] ? [] : [positions[id]]));
  const highest = highestPlace(store, lead);
  let placed: Record<string, CanvasPoint> = {};
  return {
    move({ at, zoom }) {
      const wanted = { x: start.x + at.x - from.x, y: Math.max(highest, start.y + at.y - from.y) };
      const { at: snapped, guides } = lineUp(wanted, others, PULL / zoom, GRID);
      const shift = { x: snapped.x - start.x, y: Math.max(highest, snapped.y) - start.y };
      placed = Object.fromEntries(
        nodeIds.flatMap((id) => {
          const was = positions[id];
          return was ? [[id, { x: was.x + shift.x, y: was.y + shift.y }]] : [];
        }),
      );
      store.getState().hold({ positions: placed, guides });
    },
    drop() {
      placeSteps(store, placed);
      store.getState().hold(null);
    },
    cancel: () => store.getState().hold(null),
  };
}

/** A note; let go near a step, it belongs to it. */
export function carryNote(store: CanvasStore, noteId: string, from: Point): Carrying | null {
  const { stage, document } = store.getState();
  const note = document.notes?.find((each) => each.id === noteId);
  if (!stage || !note) return null;
  const start = notePosition(note, stage.layout);
  let place = start;
  return {
    move({ at }) {
      place = { x: Math.round(start.x + at.x - from.x), y: Math.round(start.y + at.y - from.y) };
      store.getState().hold({ positions: { [noteId]: place }, guides: [] });
    },
    drop() {
      store
        .getState()
        .perform({ name: 'note-move' }, (current) =>
          changeNote(current, noteId, noteAnchor(current, stage.layout, place)),
        );
      store.getState().hold(null);
    },
    cancel: () => store.getState().hold(null),
  };
}

/** A step stays below the border of its zone. */
function highestPlace(store: CanvasStore, nodeId: string): number {
  const { stage, document } = store.getState();
  const kind = definitionOf(indexOf(document).nodes.get(nodeId)?.kind ?? '');
  const zone = kind ? zoneOfCategory(kind.category) : 'campaign';
  if (!stage || zone === 'sense') return Number.NEGATIVE_INFINITY;
  return stage.layout.zones[zone].top + ZONE_PADDING[zone].top;
}
