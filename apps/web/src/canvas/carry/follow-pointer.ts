/** A drag from the first press to the end. Pointer events, because HTML drag and drop fails on touch. */
import type { ReactFlowInstance } from '@xyflow/react';
import type { Point } from '../layout/layout-graph';

/** Fewer pixels than this are a click. */
const THRESHOLD = 5;
/** This near to the border of the canvas, it moves along. */
const PAN_ZONE = 44;
const PAN_STEP = 9;

export interface PointerAt {
  /** Canvas coordinates. */
  at: Point;
  client: Point;
  zoom: number;
  /** Over the canvas, not beside it. */
  isOver: boolean;
}

/** What hangs on the pointer. */
export interface Carrying {
  move(pointer: PointerAt): void;
  drop(isOver: boolean): void;
  cancel(): void;
}

type Flow = Pick<ReactFlowInstance, 'getViewport' | 'setViewport' | 'getZoom' | 'screenToFlowPosition'>;

/** Where a press began, and which pointer pressed. */
interface Press {
  clientX: number;
  clientY: number;
  pointerId: number;
}

/** Follows a press. Once it has become a drag, `start` says what is carried; null carries nothing. */
export function followPointer(press: Press, flow: Flow, start: (from: Point) => Carrying | null): void {
  const begin = { x: press.clientX, y: press.clientY };
  const ears = new AbortController();
  let last = begin;
  let carrying: Carrying | null = null;
  let pan = 0;
  // One that only comes in across a border moves nothing.
  let mayPan = false;

  function update(): void {
    const isOver = isInside(last, canvasBox());
    carrying?.move({ at: flow.screenToFlowPosition(last), client: last, zoom: flow.getZoom(), isOver });
  }

  /** Repeats while the pointer rests near a border. */
  function panAtBorder(): void {
    const box = canvasBox();
    if (box) {
      const x = borderPull(last.x, box.left, box.right);
      const y = borderPull(last.y, box.top, box.bottom);
      if (!isInside(last, box)) mayPan = false;
      else if (x === 0 && y === 0) mayPan = true;
      else if (mayPan) {
        const viewport = flow.getViewport();
        void flow.setViewport({ ...viewport, x: viewport.x + x * PAN_STEP, y: viewport.y + y * PAN_STEP });
        update();
      }
    }
    pan = requestAnimationFrame(panAtBorder);
  }

  function finish(isDropped: boolean): void {
    ears.abort();
    cancelAnimationFrame(pan);
    if (!carrying) return;
    swallowClick();
    if (isDropped) carrying.drop(isInside(last, canvasBox()));
    else carrying.cancel();
  }

  function onMove(event: PointerEvent): void {
    if (event.pointerId !== press.pointerId) return;
    last = { x: event.clientX, y: event.clientY };
    if (!carrying) {
      if (Math.hypot(last.x - begin.x, last.y - begin.y) <= THRESHOLD) return;
      carrying = start(flow.screenToFlowPosition(begin));
      if (!carrying) return ears.abort();
      panAtBorder();
    }
    update();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    finish(false);
  }

  const { signal } = ears;
  window.addEventListener('pointermove', onMove, { signal });
  window.addEventListener('pointerup', (event) => event.pointerId === press.pointerId && finish(true), { signal });
  window.addEventListener('pointercancel', (event) => event.pointerId === press.pointerId && finish(false), { signal });
  window.addEventListener('keydown', onKeyDown, { signal, capture: true });
}

/** The click that ends a drag is none. It follows at once, or, when the pointer ended elsewhere, not at all. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => event.stopPropagation();
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
}

function canvasBox(): DOMRect | undefined {
  return document.querySelector('.react-flow')?.getBoundingClientRect();
}

function isInside(point: Point, box: DOMRect | undefined): boolean {
  return box !== undefined && point.x > box.left && point.x < box.right && point.y > box.top && point.y < box.bottom;
}

function borderPull(at: number, start: number, end: number): -1 | 0 | 1 {
  if (at < start + PAN_ZONE) return 1;
  return at > end - PAN_ZONE ? -1 : 0;
}
