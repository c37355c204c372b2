/** Keeps the right part of the canvas in sight. */
import { type ReactFlowInstance, useReactFlow, useStore } from '@xyflow/react';
import { type RefObject, useEffect, useRef } from 'react';
import type { Point } from '../layout/layout-graph';
import { CARD } from '../layout/measures';
import { notePosition } from '../notes/note-place';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import { readingViewport, revealing, widthOf } from './viewport';

type Frame = RefObject<HTMLElement | null>;

/** Once, when there is something to see. */
export function useFirstViewport(frame: Frame, isShown: boolean): void {
  const store = useCanvasStore();
  const flow = useReactFlow();
  const isPlaced = useRef(false);
  useEffect(() => {
    const { stage } = store.getState();
    if (!isShown || !stage || !frame.current || isPlaced.current) return;
    isPlaced.current = true;
    const width = widthOf(stage.layout, stage.scene.graph.boxes);
    void flow.setViewport(readingViewport(stage.layout, width, sizeOf(frame.current)));
  }, [flow, frame, isShown, store]);
}

/** Brings a step or a note into view when somebody asked for it, once it stands still. */
export function useReveal(frame: Frame, isAtRest: boolean): void {
  const flow = useReactFlow();
  const reveal = useCanvas((state) => state.reveal);
  const layout = useCanvas((state) => state.stage?.layout);
  const note = useCanvas(({ document }) => document.notes?.find((each) => each.id === reveal?.nodeId));
  const done = useRef(0);
  useEffect(() => {
    const at = reveal && layout ? (note ? notePosition(note, layout) : layout.positions[reveal.nodeId]) : undefined;
    if (!reveal || !at || !isAtRest || !frame.current || done.current === reveal.turn) return;
    done.current = reveal.turn;
    const isQuiet = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const viewport = revealing(flow.getViewport(), { at, ...CARD }, sizeOf(frame.current));
    void flow.setViewport(viewport, { duration: isQuiet ? 0 : 160 });
  }, [flow, frame, reveal, layout, note, isAtRest]);
}

/** A window that becomes narrower, because settings open beside it, does not push the selected step out of sight. */
export function useSelectedInSight(frame: Frame): void {
  const store = useCanvasStore();
  const flow = useReactFlow();
  const width = useStore((state) => state.width);
  useEffect(() => {
    const { selected, stage } = store.getState();
    const at = selected[0] === undefined ? undefined : stage?.layout.positions[selected[0]];
    if (!at || !frame.current || width === 0) return;
    void flow.setViewport(revealing(flow.getViewport(), { at, ...CARD }, sizeOf(frame.current)));
  }, [flow, frame, store, width]);
}

/** The box that stays where it is when the layout changes: the selected step, or for a new one the step before it. */
export function useAnchor(): string | null {
  return useCanvas(({ document, selected, stage }) => {
    const id = selected[0];
    const known = stage?.layout.positions;
    if (id === undefined || !known) return document.nodes[0]?.id ?? null;
    if (known[id]) return id;
    const before = document.edges.find((edge) => edge.to === id)?.from;
    return before ?? document.edges.find((edge) => edge.from === id)?.to ?? null;
  });
}

export function shiftViewport(flow: Pick<ReactFlowInstance, 'getViewport' | 'setViewport'>, moved: Point): void {
  const { x, y, zoom } = flow.getViewport();
  void flow.setViewport({ x: x - moved.x * zoom, y: y - moved.y * zoom, zoom });
}

export function sizeOf(element: HTMLElement): { width: number; height: number } {
  return { width: element.clientWidth, height: element.clientHeight };
}
