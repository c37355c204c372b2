/** What keys do while the focus is on the canvas. */
import { type KeyboardEvent, type RefObject, useCallback } from 'react';
import { removeSelected, selectBranch } from '../commands/change-steps';
import { addAfter, openBelow } from '../commands/insert-step';
import { nudgeSelected, stepsMovingWith } from '../commands/move-steps';
import { useCanvasStore } from '../store/canvas-context';
import type { CanvasStore } from '../store/canvas-store';
import { isTyping } from './is-typing';
import { type Direction, neighbour } from './neighbour';

const DIRECTIONS: Record<string, Direction> = {
  ArrowDown: 'down',
  ArrowUp: 'up',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** Arrows walk, Enter opens, Escape lets go; where editing is allowed, letters change the journey. */
export function useSurfaceKeys(frame: RefObject<HTMLElement | null>, onOpen?: (nodeId: string) => void) {
  const store = useCanvasStore();
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey) return;
      if (press(event, store, frame.current, onOpen)) event.preventDefault();
    },
    [store, frame, onOpen],
  );
}

function press(
  { key, target, shiftKey, altKey }: KeyboardEvent<HTMLElement>,
  store: CanvasStore,
  frame: HTMLElement | null,
  onOpen: ((nodeId: string) => void) | undefined,
): boolean {
  const { editable, selected, select } = store.getState();
  const onCard = target instanceof HTMLElement ? target.getAttribute('data-node-id') : null;
  const current = onCard ?? selected[0];
  const direction = DIRECTIONS[key];
  if (direction) {
    if (altKey) return editable && nudge(store, direction);
    if (shiftKey && direction === 'down') selectBranch(store);
    else if (current === undefined || !walk(store, current, direction)) return false;
    return true;
  }
  if (altKey) return false;
  if (key === 'Escape') {
    store.setState({ wire: null });
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
  return changeByKey(key, store, frame);
}

/** What a key does to the selected steps, on the canvas and in the list. */
export function changeByKey(key: string, store: CanvasStore, frame: HTMLElement): boolean {
  const { selected, selectedEdge } = store.getState();
  const [nodeId] = selected;
  if (key === 'Delete' || key === 'Backspace') {
    removeSelected(store);
    return selected.length > 0 || selectedEdge !== null;
  }
  if (nodeId === undefined) return false;
  switch (key) {
    case 'a':
      addAfter(store, frame);
      return true;
    case 'c':
      openBelow(store, frame, { purpose: 'connect', nodeId });
      return true;
    case 'x':
      openBelow(store, frame, { purpose: 'disconnect', nodeId });
      return true;
    case 'm':
      openBelow(store, frame, { purpose: 'move', nodeIds: stepsMovingWith(store, nodeId) });
      return true;
    default:
      return false;
  }
}

/** Moves the selected steps by hand where steps are placed by hand. */
function nudge(store: CanvasStore, direction: Direction): boolean {
  if (!store.getState().document.placement) return false;
  const { x, y } = { up: { x: 0, y: -1 }, down: { x: 0, y: 1 }, left: { x: -1, y: 0 }, right: { x: 1, y: 0 } }[
    direction
  ];
  nudgeSelected(store, x, y);
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
