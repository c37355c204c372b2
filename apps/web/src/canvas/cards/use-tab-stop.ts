/** Lets Tab come to a "+" of the canvas only while a step beside it is selected: there may be hundreds. */
import { useCallback } from 'react';
import type { CanvasState } from '../store/canvas-state';
import { useMarks } from './use-marks';

/** A ref for the button between two steps, or at one; null stands for no step: Tab always comes to it. */
export function useTabStopBeside(one: string | null, other: string | null = one) {
  return useMarks(useCallback((button, state) => mark(button, [one, other], state), [one, other]));
}

function mark(button: HTMLElement, beside: readonly (string | null)[], { selected, document }: CanvasState): void {
  // While nothing is selected, the first card is the way in.
  const current = selected.length > 0 ? selected : document.nodes.slice(0, 1).map((node) => node.id);
  button.tabIndex = beside.some((id) => id === null || current.includes(id)) ? 0 : -1;
}
