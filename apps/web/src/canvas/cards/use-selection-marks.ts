/** Marks on a card whether it is selected and whether Tab leads to it. */
import { useCallback } from 'react';
import type { CanvasState } from '../store/canvas-state';
import { useMarks } from './use-marks';

/** A ref for the card: its marks are true for as long as it is there. */
export function useSelectionMarks(nodeId: string) {
  return useMarks(useCallback((card, state) => mark(card, nodeId, state), [nodeId]));
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
