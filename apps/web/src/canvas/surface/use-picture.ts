/** What React Flow draws at this frame: the scene of the document, laid out by the computer or by hand. */
import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Layout, Point } from '../layout/layout-graph';
import { placedLayout } from '../layout/placed-layout';
import { useLayout } from '../layout/use-layout';
import { type Scene, sceneOf } from '../scene/scene';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import { createFlowElements, type FlowEdge, type FlowNode } from './flow-elements';
import { useGlide } from './glide';
import { shiftViewport, useAnchor } from './use-viewport';

export interface Picture {
  scene: Scene;
  /** Null until the first layout is there. */
  shown: Layout | null;
  /** Everything stands where it belongs. */
  isAtRest: boolean;
  nodes: FlowNode[];
  edges: FlowEdge[];
}

const NOTHING_HELD = {};

export function usePicture(): Picture {
  const store = useCanvasStore();
  const flow = useReactFlow<FlowNode, FlowEdge>();
  const document = useCanvas((state) => state.document);
  const isEditable = useCanvas((state) => state.editable);
  const held = useCanvas((state) => state.held?.positions ?? NOTHING_HELD);
  const [elements] = useState(createFlowElements);

  const scene = useMemo(() => sceneOf(document, isEditable), [document, isEditable]);
  const computed = useLayout(scene.graph);
  const { placement } = document;
  const layout = useMemo(
    () => (computed && placement ? placedLayout(computed, scene.graph, placement) : computed),
    [computed, scene.graph, placement],
  );
  const isHeld = held !== NOTHING_HELD;
  const target = useMemo(
    () => (isHeld && computed && placement ? placedLayout(computed, scene.graph, { ...placement, ...held }) : layout),
    [isHeld, computed, placement, scene.graph, held, layout],
  );
  const anchor = useAnchor();
  const keepInPlace = useCallback((moved: Point) => shiftViewport(flow, moved), [flow]);
  const shown = useGlide(target, placement ? null : anchor, keepInPlace, isHeld);

  useEffect(() => {
    if (layout) store.getState().setStage({ scene, layout });
  }, [store, scene, layout]);

  const nodes = useMemo(
    () => (shown ? elements.nodesFor(document, scene, shown, held) : []),
    [elements, document, scene, shown, held],
  );
  const edges = useMemo(
    () => (shown ? elements.edgesFor(document, scene, shown) : []),
    [elements, document, scene, shown],
  );
  return { scene, shown, isAtRest: shown !== null && shown === layout, nodes, edges };
}
