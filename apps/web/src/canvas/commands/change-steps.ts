/** Deleting and duplicating what is selected. */

import type { JourneyDocument } from '@kairos/engine';
import { connectedPorts, disconnect, duplicate, type EditResult, remove, removeAll } from '@kairos/engine';
import { EDIT_CONTEXT } from '../kinds/id-source';
import type { CanvasStore } from '../store/canvas-store';

/** Deletes the selected steps or edge. A single step with several branches in use first asks which branch stays. */
export function removeSelected(store: CanvasStore): void {
  const { document, selected, selectedEdge, perform } = store.getState();
  const [only] = selected;
  if (selectedEdge !== null) {
    perform({ name: 'disconnect' }, (current) => disconnect(current, selectedEdge));
    store.setState({ selectedEdge: null });
  } else if (selected.length === 1 && only !== undefined && connectedPorts(document, EDIT_CONTEXT, only).length > 1) {
    store.setState({ removal: only });
  } else if (selected.length > 0) {
    performAndShow(store, 'remove', (current) => removeAll(current, EDIT_CONTEXT, selected));
  }
}

/** Answers the question which branch of a deleted step stays. */
export function removeKeeping(store: CanvasStore, nodeId: string, port: string): void {
  store.setState({ removal: null });
  performAndShow(store, 'remove', (document) => remove(document, EDIT_CONTEXT, nodeId, port));
}

/** Duplicates the selected step; the copy is selected. */
export function duplicateSelected(store: CanvasStore): void {
  const [nodeId] = store.getState().selected;
  if (nodeId !== undefined) performAndShow(store, 'duplicate', (document) => duplicate(document, EDIT_CONTEXT, nodeId));
}

/** Selects the step that an edit points at, and gives it the focus: the keyboard goes on from there. */
function performAndShow(store: CanvasStore, name: string, edit: (document: JourneyDocument) => EditResult): void {
  let next: string | null = null;
  const isDone = store.getState().perform({ name }, (document) => {
    const result = edit(document);
    if (result.ok) next = result.nodeId;
    return result;
  });
  if (!isDone) return;
  store.getState().select(next === null ? [] : [next]);
  if (next !== null) store.getState().revealNode(next);
}
