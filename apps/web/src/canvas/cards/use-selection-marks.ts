/** Marks on a card whether it is selected and whether Tab leads to it; set on the element, so that nothing renders for it. */
import { useCallback } from 'react';
import { useCanvasStore } from '../store/canvas-context';
import type { CanvasState } from '../store/canvas-state';

/** A ref for the card: its marks are true for as long as it is there. */
export function useSelectionMarks(nodeId: string) {
  const store = useCanvasStore();
  return useCallback(
    (card: HTMLElement) => {
      mark(card, nodeId, store.getState());
      return store.subscribe((state, before) => {
        if (state.selected !== before.selected || state.document !== before.document) mark(card, nodeId, state);
      });
    },
    [store, nodeId],
  );
}

function mark(card: HTMLElement, nodeId: string, { selected, document }: CanvasState): void {
  const isSelected = selected.includes(nodeId);
  for (const name of ['data-selected', 'aria-current']) {
    if (isSelected) card.setAttribute(name, 'true');
    else card.removeAttribute(name);
  }
  // One way in for Tab; from there the arrows walk.
  card.tabIndex = (selected[0] ?? document.nodes[0]?.id) === nodeId ? 0 : -1;
}
