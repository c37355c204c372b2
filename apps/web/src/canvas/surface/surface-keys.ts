/** What keys do while the focus is on the canvas. */
import { type KeyboardEvent, type RefObject, useCallback } from 'react';
import { removeSelected, selectBranch, toggleSelected } from '../commands/change-steps';
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

/**
 * Arrows walk and select, with Ctrl or ⌘ they only walk; Shift and Space select one more. Enter opens, Escape lets go;
 * where editing is allowed, letters change the journey.
 */
export function useSurfaceKeys(frame: RefObject<HTMLElement | null>, onOpen?: (nodeId: string) => void) {
  const store = useCanvasStore();
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const isCommand = event.ctrlKey || event.metaKey;
      if (isTyping(event.target) || (isCommand && !DIRECTIONS[event.key])) return;
      if (press(event, store, frame.current, onOpen)) event.preventDefault();
    },
    [store, frame, onOpen],
  );
}

function press(
  { key, target, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent<HTMLElement>,
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
    else if (current === undefined || !walk(store, current, direction, !(ctrlKey || metaKey))) return false;
    return true;
  }
  if (altKey) return false;
  if (key === 'Escape') {
    store.setState({ wire: null });
    select([]);
    return true;
  }
  if (onCard !== null && shiftKey && key === ' ') {
    toggleSelected(store, onCard);
    return true;
  }
  if (onCard !== null && (key === 'Enter' || key === ' ')) {
    select([onCard]);
    onOpen?.(onCard);
    return true;
  }
  if (!editable || frame === null) return false;
  return changeByKey(key, store, frame, onCard);
}

/** What a key does to the selected steps, on the canvas and in the list: first of all to the step that has the focus. */
export function changeByKey(key: string, store: CanvasStore, frame: HTMLElement, focused: string | null): boolean {
  const change = CHANGES[key];
  if (!change) return false;
  if (focused !== null && !store.getState().selected.includes(focused)) store.getState().select([focused]);
  return change(store, frame);
}

const CHANGES: Record<string, (store: CanvasStore, frame: HTMLElement) => boolean> = {
  Delete: remove,
  Backspace: remove,
  a: (store, frame) => {
    if (store.getState().selected.length === 0) return false;
    addAfter(store, frame);
    return true;
  },
  c: (store, frame) => open(store, frame, (nodeId) => ({ purpose: 'connect', nodeId })),
  x: (store, frame) => open(store, frame, (nodeId) => ({ purpose: 'disconnect', nodeId })),
  m: (store, frame) => open(store, frame, (nodeId) => ({ purpose: 'move', nodeIds: stepsMovingWith(store, nodeId) })),
};

function remove(store: CanvasStore): boolean {
  const { selected, selectedEdge } = store.getState();
  removeSelected(store);
  return selected.length > 0 || selectedEdge !== null;
}

type Purpose = Parameters<typeof openBelow>[2];

function open(store: CanvasStore, frame: HTMLElement, purposeOf: (nodeId: string) => Purpose): boolean {
  const [nodeId] = store.getState().selected;
  if (nodeId === undefined) return false;
  openBelow(store, frame, purposeOf(nodeId));
  return true;
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

function walk(store: CanvasStore, from: string, direction: Direction, selects: boolean): boolean {
  const { document, stage, select, revealNode } = store.getState();
  const next = stage && neighbour(document, stage.layout, from, direction);
  if (!next) return false;
  if (selects) select([next]);
  revealNode(next);
  return true;
}
