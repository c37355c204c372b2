/** Lets a step or a note take the focus when it was asked for; a new one may come later than the wish. */
import { type RefObject, useEffect } from 'react';
import { useCanvas, useCanvasStore } from './canvas-context';

export function useAwaitedFocus(nodeId: string, target: RefObject<HTMLElement | null>): void {
  const store = useCanvasStore();
  const isAwaited = useCanvas(({ reveal }) => reveal?.nodeId === nodeId && reveal.awaitsFocus);
  useEffect(() => {
    if (!isAwaited) return;
    target.current?.focus({ preventScroll: true });
    store.getState().focusTaken();
  }, [isAwaited, store, target]);
}
