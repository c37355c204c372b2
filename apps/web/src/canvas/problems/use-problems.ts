/** Keeps the problems in the store up to date while the journey is drawn. */
import { compile } from '@kairos/engine';
import { useEffect } from 'react';
import { KINDS } from '../kinds/kinds';
import { useCanvasStore } from '../store/canvas-context';

/** Long enough not to judge in the middle of a word. */
const QUIET_MS = 250;

export function useProblems(): void {
  const store = useCanvasStore();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const check = () => {
      const { document } = store.getState();
      store.setState({ problems: compile(document, KINDS).problems });
    };
    check();
    const unsubscribe = store.subscribe((state, before) => {
      if (state.document === before.document) return;
      clearTimeout(timer);
      timer = setTimeout(check, QUIET_MS);
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [store]);
}
