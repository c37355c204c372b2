/** Adding a step: by drop, by the "+", by key or by a click in the palette, it all ends here. */
import { connect, insert, type Slot } from '@kairos/engine';
import { EDIT_CONTEXT } from '../kinds/id-source';
import { slotsAfter } from '../scene/slots-around';
import type { CanvasStore } from '../store/canvas-store';
import { indexOf } from '../store/document-index';

/** Adds a step in a slot, selects it and brings it into view. False when it was refused; the reason is announced. */
export function insertStep(store: CanvasStore, kindId: string, slot: Slot): boolean {
  let added: string | null = null;
  store.getState().perform({ name: 'insert' }, (document) => {
    const result = insert(document, EDIT_CONTEXT, slot, kindId);
    if (result.ok) added = result.nodeId;
    return result;
  });
  if (added === null) return false;
  store.getState().select([added]);
  store.getState().revealNode(added);
  return true;
}

/** Leads an open port to a step that is there already. */
export function connectTo(store: CanvasStore, from: string, port: string, to: string): void {
  store.getState().perform({ name: 'connect' }, (document) => connect(document, EDIT_CONTEXT, { from, port, to }));
}

/** Opens the list of steps that can follow the selected one, below its card. */
export function addAfter(store: CanvasStore, frame: HTMLElement): void {
  const { document, selected, openPicker } = store.getState();
  const node = indexOf(document).nodes.get(selected[0] ?? '');
  const slot = node ? slotsAfter(document, node)[0] : undefined;
  const card = node && frame.querySelector(`[data-node-id="${node.id}"]`);
  if (!slot || !card) return;
  const box = card.getBoundingClientRect();
  openPicker({ slot, zone: null, at: { x: box.left + box.width / 2, y: box.bottom } });
}
