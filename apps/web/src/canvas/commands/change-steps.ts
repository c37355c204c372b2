/** Deleting and duplicating what is selected, and selecting more. */
import { branchOf, connectedPorts, disconnect, duplicateAll, remove, removeAll } from '@kairos/engine';
import { EDIT_CONTEXT } from '../kinds/id-source';
import type { CanvasStore } from '../store/canvas-store';
import { performAndShow } from './perform-and-show';

/** Deletes the selected steps or edge. A single step with several branches in use first asks which branch stays. */
export function removeSelected(store: CanvasStore, intent = 'remove'): void {
  const { document, selected, selectedEdge } = store.getState();
  const [only] = selected;
  if (selectedEdge !== null) cutEdge(store, selectedEdge);
  else if (selected.length === 1 && only !== undefined && connectedPorts(document, EDIT_CONTEXT, only).length > 1) {
    store.setState({ removal: only });
  } else if (selected.length > 0) {
    performAndShow(store, intent, (current) => removeAll(current, EDIT_CONTEXT, selected));
  }
}

/** Answers the question which branch of a deleted step stays. */
export function removeKeeping(store: CanvasStore, nodeId: string, port: string): void {
  store.setState({ removal: null });
  performAndShow(store, 'remove', (document) => remove(document, EDIT_CONTEXT, nodeId, port));
}

/** Cuts the link between two steps. */
export function cutEdge(store: CanvasStore, edgeId: string): void {
  store.getState().perform({ name: 'disconnect' }, (document) => disconnect(document, edgeId));
  store.setState({ selectedEdge: null });
}

/** Duplicates the selected steps; the copies are selected. */
export function duplicateSelected(store: CanvasStore): void {
  const { selected, document } = store.getState();
  if (selected.length === 0) return;
  const before = new Set(document.nodes.map((node) => node.id));
  performAndShow(store, 'duplicate', (current) => duplicateAll(current, EDIT_CONTEXT, selected));
  selectNew(store, before);
}

/** Selects the steps that were not there before, where there are several. */
export function selectNew(store: CanvasStore, before: ReadonlySet<string>): void {
  const added = store.getState().document.nodes.filter((node) => !before.has(node.id));
  if (added.length > 1) store.getState().select(added.map((node) => node.id));
}

export function selectAll(store: CanvasStore): void {
  store.getState().select(store.getState().document.nodes.map((node) => node.id));
}

/** One step more among the selected ones, or one less. */
export function toggleSelected(store: CanvasStore, nodeId: string): void {
  const { selected, select, announce } = store.getState();
  const next = selected.includes(nodeId) ? selected.filter((id) => id !== nodeId) : [...selected, nodeId];
  select(next);
  announce('panel.several', { count: next.length });
}

/** Selects what only the selected steps lead to, and themselves. */
export function selectBranch(store: CanvasStore): void {
  const { document, selected, select, announce } = store.getState();
  const branch = new Set(selected.flatMap((id) => branchOf(document, id)));
  select([...branch]);
  announce('panel.several', { count: branch.size });
}
