/** Gives cards and edges the live figures, one key each. Without an overlay there are none. */
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { OverlayState, OverlayStore } from './overlay-store';

export const OverlayContext = createContext<OverlayStore | null>(null);

const NOTHING: OverlayState = { badges: new Map(), flows: new Map(), highlight: null };
const neverChanges = () => () => {};

/** Renders again only when the selected figure changes. */
export function useOverlay<T>(select: (state: OverlayState) => T): T {
  const overlay = useContext(OverlayContext);
  const read = useCallback(() => select(overlay?.getState() ?? NOTHING), [overlay, select]);
  return useSyncExternalStore(overlay?.subscribe ?? neverChanges, read);
}
