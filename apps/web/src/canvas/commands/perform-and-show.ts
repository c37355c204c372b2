/** Performs an edit and leads the eye and the keyboard to its result. */
import type { EditResult, JourneyDocument } from '@kairos/engine';
import type { CanvasStore } from '../store/canvas-store';

/** Selects the step that the edit points at, and gives it the focus: the keyboard goes on from there. False when it was refused. */
export function performAndShow(
  store: CanvasStore,
  name: string,
  edit: (document: JourneyDocument) => EditResult,
): boolean {
  let next: string | null = null;
  const isDone = store.getState().perform({ name }, (document) => {
    const result = edit(document);
    if (result.ok) next = result.nodeId;
    return result;
  });
  if (!isDone) return false;
  store.getState().select(next === null ? [] : [next]);
  if (next !== null) store.getState().revealNode(next);
  return true;
}
