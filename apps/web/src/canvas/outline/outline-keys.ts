/** What keys do while the focus is in the outline: the same as on the canvas. */
import { type KeyboardEvent, type RefObject, useCallback } from 'react';
import { toggleSelected } from '../commands/change-steps';
import { useCanvasStore } from '../store/canvas-context';
import type { CanvasStore } from '../store/canvas-store';
import { changeByKey } from '../surface/surface-keys';

/** Up and down walk, Shift and Space select one more, Enter opens the settings, Escape lets go; where editing is allowed, letters change the journey. */
export function useOutlineKeys(frame: RefObject<HTMLElement | null>) {
  const store = useCanvasStore();
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) return;
      const nodeId = event.target.dataset.outlineStep;
      if (nodeId === undefined || frame.current === null) return;
      const key = event.shiftKey && event.key === ' ' ? 'Shift+Space' : event.key;
      if (press(key, store, frame.current, nodeId)) event.preventDefault();
    },
    [store, frame],
  );
}

function press(key: string, store: CanvasStore, frame: HTMLElement, nodeId: string): boolean {
  const { select, focus, editable } = store.getState();
  switch (key) {
    case 'ArrowDown':
      return walk(frame, nodeId, 1);
    case 'ArrowUp':
      return walk(frame, nodeId, -1);
    case 'Enter':
      select([nodeId]);
      focus(nodeId, '');
      return true;
    case 'Shift+Space':
      toggleSelected(store, nodeId);
      return true;
    case 'Escape':
      select([]);
      return true;
    default:
      return editable && changeByKey(key, store, frame, nodeId);
  }
}

function walk(frame: HTMLElement, from: string, by: 1 | -1): boolean {
  const steps = [...frame.querySelectorAll<HTMLElement>('[data-outline-step]')];
  const next = steps[steps.findIndex((step) => step.dataset.outlineStep === from) + by];
  next?.focus();
  return next !== undefined;
}
