/** Writing and removing notes. */
import { addNote, removeNote } from '@kairos/engine';
import { EDIT_CONTEXT } from '../kinds/id-source';
import type { Point } from '../layout/layout-graph';
import { CARD } from '../layout/measures';
import type { CanvasStore } from '../store/canvas-store';

const GAP = 14;

/** Adds a note beside the selected step, else in the middle of what is seen; it takes the focus to be written. */
export function writeNote(store: CanvasStore, middle: Point): void {
  const [beside] = store.getState().selected;
  const place =
    beside === undefined
      ? { beside: null, at: { x: Math.round(middle.x), y: Math.round(middle.y) } }
      : { beside, at: { x: CARD.width + GAP, y: 0 } };
  let added: string | null = null;
  store.getState().perform({ name: 'note-add' }, (document) => {
    const result = addNote(document, EDIT_CONTEXT, place);
    if (result.ok) added = result.nodeId;
    return result;
  });
  if (added !== null) store.getState().revealNode(added);
}

export function dropNote(store: CanvasStore, noteId: string): void {
  store.getState().perform({ name: 'note-remove' }, (document) => removeNote(document, noteId));
}
