/** The pointer gestures of dragging a step from the palette. Pointer events, because HTML drag and drop fails on touch. */
import type { KindDefinition } from '@kairos/engine';
import { useReactFlow } from '@xyflow/react';
import { type MouseEvent, type PointerEvent, useRef } from 'react';
import { useCanvasStore } from '../store/canvas-context';
import { ghostFollows, hideGhost } from './drag-ghost';
import { type KindDrag, startKindDrag } from './kind-drag';

/** Fewer pixels than this are a click. */
const THRESHOLD = 5;
/** This near to the border of the canvas, it moves along. */
const PAN_ZONE = 44;
const PAN_STEP = 9;

interface Gesture {
  start: { x: number; y: number };
  last: { x: number; y: number };
  drag: KindDrag | null;
  pan: number | null;
  /** The pointer was away from every border: one that only comes in across a border moves nothing. */
  mayPan: boolean;
}

export function useKindDrag(kind: KindDefinition) {
  const store = useCanvasStore();
  const flow = useReactFlow();
  const gesture = useRef<Gesture | null>(null);
  const wasDragged = useRef(false);

  function canvasBox(): DOMRect | undefined {
    return document.querySelector('.react-flow')?.getBoundingClientRect();
  }

  function update(current: Gesture): void {
    const at = flow.screenToFlowPosition(current.last);
    const refusal = current.drag?.move(at, flow.getZoom(), isInside(current.last, canvasBox())) ?? null;
    ghostFollows(current.last, kind, refusal);
  }

  /** Repeats while the pointer rests near a border. */
  function panAtBorder(): void {
    const current = gesture.current;
    const box = canvasBox();
    if (!current?.drag || !box) return;
    const x = borderPull(current.last.x, box.left, box.right);
    const y = borderPull(current.last.y, box.top, box.bottom);
    if (!isInside(current.last, box)) current.mayPan = false;
    else if (x === 0 && y === 0) current.mayPan = true;
    else if (current.mayPan) {
      const viewport = flow.getViewport();
      void flow.setViewport({ ...viewport, x: viewport.x + x * PAN_STEP, y: viewport.y + y * PAN_STEP });
      update(current);
    }
    current.pan = requestAnimationFrame(panAtBorder);
  }

  function finish(drop: boolean): void {
    const current = gesture.current;
    gesture.current = null;
    if (current?.pan) cancelAnimationFrame(current.pan);
    document.removeEventListener('keydown', onKeyDown, true);
    hideGhost();
    if (!current?.drag) return;
    if (drop) current.drag.drop(isInside(current.last, canvasBox()));
    else current.drag.cancel();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    finish(false);
  }

  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      wasDragged.current = false;
      event.currentTarget.setPointerCapture(event.pointerId);
      const start = { x: event.clientX, y: event.clientY };
      gesture.current = { start, last: start, drag: null, pan: null, mayPan: false };
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const current = gesture.current;
      if (!current) return;
      current.last = { x: event.clientX, y: event.clientY };
      const distance = Math.hypot(current.last.x - current.start.x, current.last.y - current.start.y);
      if (!current.drag && distance > THRESHOLD) {
        current.drag = startKindDrag(store, kind);
        wasDragged.current = true;
        document.addEventListener('keydown', onKeyDown, true);
        panAtBorder();
      }
      if (current.drag) update(current);
    },
    onPointerUp() {
      finish(true);
    },
    onPointerCancel() {
      finish(false);
    },
    /** The click that ends a drag is none. */
    onClickCapture(event: MouseEvent<HTMLElement>) {
      if (!wasDragged.current) return;
      wasDragged.current = false;
      event.stopPropagation();
    },
  };
}

function isInside(point: { x: number; y: number }, box: DOMRect | undefined): boolean {
  return box !== undefined && point.x > box.left && point.x < box.right && point.y > box.top && point.y < box.bottom;
}

function borderPull(at: number, start: number, end: number): -1 | 0 | 1 {
  if (at < start + PAN_ZONE) return 1;
  return at > end - PAN_ZONE ? -1 : 0;
}
