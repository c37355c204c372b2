/** Adding a step: by drop, by the "+", by key or by a click in the palette, it all ends here. */
import { connect, insert, place, type Slot } from '@kairos/engine';
import { EDIT_CONTEXT } from '../kinds/id-source';
import type { Point } from '../layout/layout-graph';
import { CARD } from '../layout/measures';
import { slotsAfter } from '../scene/slots-around';
import type { PickerPurpose } from '../store/canvas-state';
import type { CanvasStore } from '../store/canvas-store';
import { indexOf } from '../store/document-index';
import { performAndShow } from './perform-and-show';

/**
 * Adds a step in a slot, selects it and brings it into view. False when it was refused; the reason is announced.
 * `at`: where the hand let go, which counts where steps are placed by hand and nothing else says where it goes.
 */
export function insertStep(store: CanvasStore, kindId: string, slot: Slot, at?: Point): boolean {
  return performAndShow(store, 'insert', (document) => {
    const result = insert(document, EDIT_CONTEXT, slot, kindId);
    if (!result.ok || result.nodeId === null || !at || !document.placement || slot.type !== 'canvas') return result;
    const corner = { x: Math.round(at.x - CARD.width / 2), y: Math.round(at.y - CARD.height / 2) };
    const placed = place(result.document, { [result.nodeId]: corner });
    return placed.ok ? { ...placed, nodeId: result.nodeId } : placed;
  });
}

/** Leads a port to a step that is there already. */
export function connectTo(store: CanvasStore, from: string, port: string, to: string): void {
  store.getState().perform({ name: 'connect' }, (document) => connect(document, EDIT_CONTEXT, { from, port, to }));
}

/** Opens the list of steps that can follow the selected one, below its card. */
export function addAfter(store: CanvasStore, frame: HTMLElement): void {
  const { document, selected } = store.getState();
  const node = indexOf(document).nodes.get(selected[0] ?? '');
  const slot = node && slotsAfter(document, node)[0];
  if (slot) openBelow(store, frame, { slot, zone: null });
}

/** Opens a list of choices for the selected step, below its card. */
export function openBelow(store: CanvasStore, frame: HTMLElement, purpose: PickerPurpose): void {
  const { selected, openPicker } = store.getState();
  const card = frame.querySelector(`:is([data-node-id="${selected[0]}"], [data-outline-step="${selected[0]}"])`);
  if (!card) return;
  const box = card.getBoundingClientRect();
  openPicker({ ...purpose, at: { x: box.left + box.width / 2, y: box.bottom } });
}
