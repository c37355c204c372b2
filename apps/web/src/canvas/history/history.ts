/** Every intent so far, and those that were taken back: what a list of them shows, and where in it we are. */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import type { PastIntent } from '../store/canvas-state';

export interface History {
  /** Oldest first; the first is the journey as it was opened, unless the history was longer than is kept. */
  intents: readonly (PastIntent | null)[];
  /** Place of the present in it. */
  present: number;
}

export function useHistory(): History {
  const store = useCanvasStore();
  const past = useStore(store.temporal, (state) => state.pastStates);
  const future = useStore(store.temporal, (state) => state.futureStates);
  const now = useCanvas((state) => state.lastIntent);
  return useMemo(() => {
    const intents = [
      ...past.map(({ lastIntent }) => lastIntent ?? null),
      now,
      ...future.map(({ lastIntent }) => lastIntent ?? null).reverse(),
    ];
    return { intents, present: past.length };
  }, [past, future, now]);
}
