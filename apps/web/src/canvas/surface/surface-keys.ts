/** What keys do while the focus is on the canvas. */
import { type KeyboardEvent, type RefObject, useCallback } from 'react';
import { removeSelected } from '../commands/change-steps';
import { addAfter } from '../commands/insert-step';
import { useCanvasStore } from '../store/canvas-context';
import type { CanvasStore } from '../store/canvas-store';
import { type Direction, neighbour } from './neighbour';

const DIRECTIONS: Record<string, Direction> = {
  ArrowDown: 'down',
  ArrowUp: 'up',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** Arrows walk, Enter opens, Escape lets go; where editing is allowed `a` adds and Delete deletes. */
export function useSurfaceKeys(frame: RefObject<HTMLElement | null>, onOpen?: (nodeId: string) => void) {
  const store = useCanvasStore();
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (press(event, store, frame.current, onOpen)) event.preventDefault();
    },
    [store, frame, onOpen],
  );
}

function press(
  { key, target }: KeyboardEvent<HTMLElement>,
  store: CanvasStore,
  frame: HTMLElement | null,
  onOpen: ((nodeId: string) => void) | undefined,
): boolean {
  const { editable, selected, select } = store.getState();
  const onCard = target instanceof HTMLElement ? target.getAttribute('data-node-id') : null;
  const current = onCard ?? selected[0];
  const direction = DIRECTIONS[key];
  if (direction) return current !== undefined && walk(store, current, direction);
  if (key === 'Escape') {
    select([]);
    return true;
  }
  if (onCard !== null && (key === 'Enter' || key === ' ')) {
    select([onCard]);
    onOpen?.(onCard);
    return true;
  }
  if (!editable || frame === null) return false;
  if (onCard !== null && !selected.includes(onCard)) select([onCard]);
  if (key === 'a') addAfter(store, frame);
  else if (key === 'Delete' || key === 'Backspace') removeSelected(store);
  else return false;
  return true;
}

function walk(store: CanvasStore, from: string, direction: Direction): boolean {
  const { document, stage, select, revealNode } = store.getState();
  const next = stage && neighbour(document, stage.layout, from, direction);
  if (!next) return false;
  select([next]);
  revealNode(next);
  return true;
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}
