/** The canvas itself: draws a scene, lets hands and keys at it. Read-only when its store is. */
import { Background, BackgroundVariant, ReactFlow, type ReactFlowState, useStore } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { JourneyCard } from '../cards/journey-card';
import { OpenSlot } from '../cards/open-slot';
import { useHand } from '../carry/use-hand';
import { JourneyEdge } from '../edges/journey-edge';
import { StubEdge } from '../edges/stub-edge';
import type { LayoutBox } from '../layout/layout-graph';
import { NoteCard } from '../notes/note-card';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import type { FlowEdge, FlowNode } from './flow-elements';
import { gestureHandlers } from './gesture-handlers';
import { HandMarks } from './hand-marks';
import styles from './surface.module.css';
import { useSurfaceKeys } from './surface-keys';
import { usePicture } from './use-picture';
import { useFirstViewport, useReveal, useSelectedInSight } from './use-viewport';
import { SMALLEST } from './viewport';
import { WireLine } from './wire-line';
import { ZoneBands } from './zone-bands';

const NODE_TYPES = { card: JourneyCard, slot: OpenSlot, note: NoteCard };
const EDGE_TYPES = { link: JourneyEdge, stub: StubEdge };
/** With more elements than this, only those in sight are drawn. */
const CULL_ABOVE = 150;
const PAN_BUTTONS = [0, 1];
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
  const isEditable = useCanvas((state) => state.editable);
  const frame = useRef<HTMLDivElement>(null);
  const hasFonts = useFontsReady();

  const { scene, shown, isAtRest, nodes, edges } = usePicture();
  const isFar = useStore(isFarAway);

  useFirstViewport(frame, shown !== null);
  useSelectedInSight(frame);
  useReveal(frame, isAtRest);
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
      data-ready={(isAtRest && hasFonts) || undefined}
      data-editable={isEditable || undefined}
      data-far={isFar || undefined}
      aria-label={t('surface')}
      // For a link that was pressed: keys are meant for it then, and it takes no focus itself.
      tabIndex={-1}
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

function useFontsReady(): boolean {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    void window.document.fonts.ready.then(() => setReady(true));
  }, []);
  return isReady;
}
