/** Gives components the canvas they stand on. */
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { CanvasActions, CanvasState } from './canvas-state';
import type { CanvasStore } from './canvas-store';

export const CanvasContext = createContext<CanvasStore | null>(null);

/** The store itself, for event handlers: reading it renders nothing. */
export function useCanvasStore(): CanvasStore {
  const store = useContext(CanvasContext);
  if (!store) throw new Error('This component stands outside a canvas.');
  return store;
}

/** A derived fact; the component renders again only when it changes. Never select the document's lists. */
export function useCanvas<T>(select: (state: CanvasState & CanvasActions) => T): T {
  return useStore(useCanvasStore(), select);
}
