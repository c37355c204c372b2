/** Moving steps: into another place of the journey, or by hand on the canvas. */
import { type CanvasPoint, move, movesWith, place, type Slot } from '@kairos/engine';
import { EDIT_CONTEXT } from '../kinds/id-source';
import type { CanvasStore } from '../store/canvas-store';
import { performAndShow } from './perform-and-show';

/** One step of arrow keys and of the grid, in pixels at 100 %. */
export const GRID = 8;

/** Moves steps into a slot; the gap heals. They stay selected. */
export function moveSteps(store: CanvasStore, nodeIds: readonly string[], slot: Slot): void {
  if (performAndShow(store, 'move', (document) => move(document, EDIT_CONTEXT, nodeIds, slot)) && nodeIds.length > 1)
    store.getState().select(nodeIds);
}

/** What moves when a step is taken: all that is selected with it, else the step with what cannot stay behind. */
export function stepsMovingWith(store: CanvasStore, nodeId: string): readonly string[] {
  const { document, selected } = store.getState();
  return selected.length > 1 && selected.includes(nodeId) ? selected : movesWith(document, EDIT_CONTEXT, nodeId);
}

/** Puts steps at places of the canvas. The first time, everything else is kept where it stands. */
export function placeSteps(store: CanvasStore, positions: Readonly<Record<string, CanvasPoint>>, group?: string): void {
  const { stage, perform } = store.getState();
  if (!stage) return;
  perform({ name: 'place', group }, (document) =>
    place(document, document.placement ? positions : { ...stage.layout.positions, ...positions }),
  );
}

/** Moves the selected steps by one step of the grid. Several moves in a row are one step of undo. */
export function nudgeSelected(store: CanvasStore, x: number, y: number): void {
  const { selected, stage } = store.getState();
  const positions = selected.flatMap((id): [string, CanvasPoint][] => {
    const at = stage?.layout.positions[id];
    return at ? [[id, { x: at.x + x * GRID, y: at.y + y * GRID }]] : [];
  });
  if (positions.length > 0) placeSteps(store, Object.fromEntries(positions), `nudge ${selected.join(' ')}`);
}
