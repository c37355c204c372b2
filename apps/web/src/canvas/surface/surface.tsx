/** The canvas itself: draws a scene, lets hands and keys at it. Read-only when its store is. */
import {
  Background,
  BackgroundVariant,
  type OnConnectEnd,
  type OnConnectStart,
  ReactFlow,
  type ReactFlowState,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { JourneyCard } from '../cards/journey-card';
import { OpenSlot } from '../cards/open-slot';
import { useHand } from '../carry/use-hand';
import { JourneyEdge } from '../edges/journey-edge';
import { StubEdge } from '../edges/stub-edge';
import type { LayoutBox, Point } from '../layout/layout-graph';
import { placedLayout } from '../layout/placed-layout';
import { useLayout } from '../layout/use-layout';
import { NoteCard } from '../notes/note-card';
import { sceneOf } from '../scene/scene';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import type { CanvasStore } from '../store/canvas-store';
import { createFlowElements, type FlowEdge, type FlowNode } from './flow-elements';
import { useGlide } from './glide';
import { HandMarks } from './hand-marks';
import styles from './surface.module.css';
import { useSurfaceKeys } from './surface-keys';
import { shiftViewport, useAnchor, useFirstViewport, useReveal, useSelectedInSight } from './use-viewport';
import { SMALLEST } from './viewport';
import { WireLine } from './wire-line';
import { endWire, startWire, tapWire, wireSource } from './wires';
import { ZoneBands } from './zone-bands';

const NODE_TYPES = { card: JourneyCard, slot: OpenSlot, note: NoteCard };
const EDGE_TYPES = { link: JourneyEdge, stub: StubEdge };
/** With more elements than this, only those in sight are drawn. */
const CULL_ABOVE = 150;
const PAN_BUTTONS = [0, 1];
const NOTHING_HELD = {};
/** Below this zoom no word can be read: cards show their sign and their figure only. */
const FAR = 0.5;
const isFarAway = (state: ReactFlowState) => state.transform[2] < FAR;

interface SurfaceProps {
  /** Controls that lie over the canvas. */
  children?: React.ReactNode;
  /** The step was opened: double click or Enter. */
  onOpen?: (nodeId: string) => void;
}

export function Surface({ children, onOpen }: SurfaceProps) {
  const { t } = useTranslation('canvas');
  const store = useCanvasStore();
  const flow = useReactFlow<FlowNode, FlowEdge>();
  const document = useCanvas((state) => state.document);
  const isEditable = useCanvas((state) => state.editable);
  const frame = useRef<HTMLDivElement>(null);
  const [elements] = useState(createFlowElements);
  const hasFonts = useFontsReady();

  const scene = useMemo(() => sceneOf(document, isEditable), [document, isEditable]);
  const computed = useLayout(scene.graph);
  const held = useCanvas((state) => state.held?.positions ?? NOTHING_HELD);
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
  const isFar = useStore(isFarAway);

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

  useFirstViewport(frame, shown !== null);
  useSelectedInSight(frame);
  useReveal(frame, layout !== null && shown === layout);
  const hand = useHand();
  const onKeyDown = useSurfaceKeys(frame, onOpen);
  const ariaLabelConfig = useMemo(
    () => ({
      'node.a11yDescription.default': t('surface.step-keys'),
      'node.a11yDescription.keyboardDisabled': t('surface.step-keys'),
      'edge.a11yDescription.default': t('surface.link-keys'),
    }),
    [t],
  );
  const handlers = useMemo(() => gestureHandlers(store, onOpen), [store, onOpen]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: the canvas is one composite widget; its cards carry the roles.
    <section
      ref={frame}
      className={styles.surface}
      data-ready={(shown !== null && shown === layout && hasFonts) || undefined}
      data-editable={isEditable || undefined}
      data-far={isFar || undefined}
      aria-label={t('surface')}
      onKeyDown={onKeyDown}
      {...hand}
    >
      <ReactFlow<FlowNode, FlowEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        {...handlers}
        connectionLineComponent={WireLine}
        connectionRadius={28}
        connectionDragThreshold={4}
        connectOnClick={false}
        nodesDraggable={false}
        nodesConnectable={isEditable}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        selectNodesOnDrag={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        disableKeyboardA11y
        ariaLabelConfig={ariaLabelConfig}
        panOnScroll
        panOnDrag={PAN_BUTTONS}
        zoomOnDoubleClick={false}
        minZoom={SMALLEST}
        maxZoom={1.5}
        onlyRenderVisibleElements={nodes.length > CULL_ABOVE}
      >
        {shown && <ZoneBands zones={shown.zones} isCampaignClosed={!scene.graph.boxes.some(isInCampaign)} />}
        <Background
          variant={BackgroundVariant.Dots}
          gap={22}
          size={2}
          color="var(--line-strong)"
          bgColor="transparent"
        />
        <HandMarks />
        {children}
      </ReactFlow>
    </section>
  );
}

const isInCampaign = (box: LayoutBox) => box.zone === 'campaign';

/** Everything that React Flow reports, bound to the store once. */
function gestureHandlers(store: CanvasStore, onOpen: SurfaceProps['onOpen']) {
  const act = () => store.getState();
  const onConnectStart: OnConnectStart = (_event, { nodeId, handleId }) => {
    const source = nodeId === null ? null : wireSource(store, nodeId, handleId);
    if (source) startWire(store, source);
  };
  const onConnectEnd: OnConnectEnd = (event) => {
    const point = 'changedTouches' in event ? event.changedTouches[0] : event;
    if (point) endWire(store, { x: point.clientX, y: point.clientY });
  };
  return {
    onNodeClick: (event: MouseEvent, node: FlowNode) => {
      if (node.type !== 'card') return;
      if (tapWire(store, event, node.id)) return;
      if (event.target instanceof Element)
        event.target.closest<HTMLElement>('[data-node-id]')?.focus({ preventScroll: true });
      const { selected, select } = act();
      if (!event.shiftKey && !event.ctrlKey && !event.metaKey) select([node.id]);
      else select(selected.includes(node.id) ? selected.filter((id) => id !== node.id) : [...selected, node.id]);
    },
    onNodeDoubleClick: (_event: MouseEvent, node: FlowNode) => {
      if (node.type === 'card') onOpen?.(node.id);
    },
    onEdgeClick: (_event: MouseEvent, edge: FlowEdge) => {
      if (edge.type === 'link' && act().editable) act().selectEdge(edge.id);
    },
    onPaneClick: (event: MouseEvent) => {
      if (act().wire?.isTapped) return endWire(store, { x: event.clientX, y: event.clientY });
      act().select([]);
      act().closePicker();
    },
    onConnectStart,
    onConnectEnd,
    isValidConnection: ({ target }: { target: string }) => act().wire?.verdicts.get(target) === null,
  };
}

function useFontsReady(): boolean {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    void window.document.fonts.ready.then(() => setReady(true));
  }, []);
  return isReady;
}
