/** Writing and removing notes. */
import { addNote, removeNote } from '@kairos/engine';
import { EDIT_CONTEXT } from '../kinds/id-source';
import type { Point } from '../layout/layout-graph';
import { CARD } from '../layout/measures';
import type { CanvasStore } from '../store/canvas-store';
import { NOTE } from './note-place';

const GAP = 14;
/** For a note with a few lines, and some air below it. */
const ROOM = 120;

/** Adds a note beside the selected step, else on the canvas at `at`; it takes the focus to be written. */
export function writeNote(store: CanvasStore, at: Point): void {
  const [beside] = store.getState().selected;
  const place =
    beside === undefined
      ? { beside: null, at: { x: Math.round(at.x), y: Math.round(at.y) } }
      : { beside, at: { x: CARD.width + GAP, y: 0 } };
  let added: string | null = null;
  store.getState().perform({ name: 'note-add' }, (document) => {
    const result = addNote(document, EDIT_CONTEXT, place);
    if (result.ok) added = result.nodeId;
    return result;
  });
  if (added !== null) store.getState().revealNode(added);
}

/** The same where there is no canvas to look at: a note that is beside no step lies left of all steps, below the others there. */
export function writeNoteInList(store: CanvasStore): void {
  const loose = store.getState().document.notes?.filter(({ beside }) => beside === null).length ?? 0;
  writeNote(store, { x: -(NOTE.width + 4 * GAP), y: loose * ROOM });
}

export function dropNote(store: CanvasStore, noteId: string): void {
  store.getState().perform({ name: 'note-remove' }, (document) => removeNote(document, noteId));
}
