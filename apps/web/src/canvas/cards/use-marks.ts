/** Marks on an element that follow what is selected; set on the element itself, so that nothing renders for them. */
import { useCallback } from 'react';
import { useCanvasStore } from '../store/canvas-context';
import type { CanvasState } from '../store/canvas-state';

/** A ref for the element: `mark` is called whenever the selection or the journey changes, and must stay the same function. */
export function useMarks(mark: (element: HTMLElement, state: CanvasState) => void) {
  const store = useCanvasStore();
  return useCallback(
    (element: HTMLElement | null) => {
      if (!element) return undefined;
      mark(element, store.getState());
      return store.subscribe((state, before) => {
        if (state.selected !== before.selected || state.document !== before.document) mark(element, state);
      });
    },
    [store, mark],
  );
}
