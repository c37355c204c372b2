/** What a press on the canvas takes hold of: steps, a note, or with Shift a box around steps. */
import { useReactFlow } from '@xyflow/react';
import { type MouseEvent, type PointerEvent, useMemo } from 'react';
import { stepsMovingWith } from '../commands/move-steps';
import { useCanvasStore } from '../store/canvas-context';
import { drawBox } from './box';
import { carrySteps } from './cargo';
import { followPointer } from './follow-pointer';
import { carryFreely, carryNote } from './placing';

/** Handlers for the frame of the canvas. */
export function useHand() {
  const store = useCanvasStore();
  const flow = useReactFlow();
  return useMemo(
    () => ({
      onPointerDown(event: PointerEvent<HTMLElement>) {
        const { target } = event;
        if (event.button !== 0 || !(target instanceof Element)) return;
        if (isBareCanvas(target) && event.shiftKey) followPointer(event, flow, (from) => drawBox(store, from));
        if (!store.getState().editable || target.closest('button, textarea, .react-flow__handle')) return;
        const note = target.closest('[data-note]')?.getAttribute('data-note');
        if (note) followPointer(event, flow, (from) => carryNote(store, note, from));
        const card = target.closest('[data-node-id]')?.getAttribute('data-node-id');
        if (!card) return;
        followPointer(event, flow, (from) => {
          if (!store.getState().document.placement) return carrySteps(store, card, stepsMovingWith(store, card));
          const { selected } = store.getState();
          return carryFreely(store, card, selected.includes(card) ? selected : [card], from);
        });
      },
      // The canvas would move along with the box.
      onMouseDownCapture(event: MouseEvent<HTMLElement>) {
        if (event.shiftKey && event.target instanceof Element && isBareCanvas(event.target)) event.stopPropagation();
      },
    }),
    [store, flow],
  );
}

function isBareCanvas(target: Element): boolean {
  return target.classList.contains('react-flow__pane');
}
