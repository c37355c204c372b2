/** Lets a step or a note take the focus when it was asked for; a new one may come later than the wish. */
import { useEffect, useRef } from 'react';
import { useCanvas, useCanvasStore } from './canvas-context';

export function useAwaitedFocus<Element extends HTMLElement>(nodeId: string) {
  const store = useCanvasStore();
  const target = useRef<Element>(null);
  const isAwaited = useCanvas(({ reveal }) => reveal?.nodeId === nodeId && reveal.awaitsFocus);
  useEffect(() => {
    if (!isAwaited) return;
    target.current?.focus({ preventScroll: true });
    store.getState().focusTaken();
  }, [isAwaited, store]);
  return target;
}
