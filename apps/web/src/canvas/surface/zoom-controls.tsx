/** Zoom and fit, in the corner of the canvas, and a map of big journeys. */
import { useHotkeys, useReducedMotion } from '@mantine/hooks';
import { MiniMap, useReactFlow, useStore, type Viewport } from '@xyflow/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { definitionOf } from '../kinds/kinds';
import { useLanguage } from '../kinds/use-language';
import type { Layout } from '../layout/layout-graph';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import { indexOf } from '../store/document-index';
import { ControlButton, ControlGroup } from './control-group';
import type { FlowNode } from './flow-elements';
import { fittingViewport, readingViewport, viewportAround, widthOf } from './viewport';
import styles from './zoom-controls.module.css';

/** Smaller journeys are seen at a glance. */
const MAP_FROM = 24;
const GLIDE_MS = 160;

type Aim = (layout: Layout, width: number, window: { width: number; height: number }) => Viewport | null;

/** `children`: more controls beside these. */
export function ZoomControls({ children }: { children?: ReactNode }) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const flow = useReactFlow();
  const store = useCanvasStore();
  const zoom = useStore((state) => Math.round(state.transform[2] * 100));
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const hasMap = useCanvas((state) => state.document.nodes.length >= MAP_FROM);
  const hasSelection = useCanvas((state) => state.selected.length > 0);
  const duration = useReducedMotion() ? 0 : GLIDE_MS;
  const show = (aim: Aim) => {
    const { stage } = store.getState();
    if (!stage) return;
    const viewport = aim(stage.layout, widthOf(stage.layout, stage.scene.graph.boxes), { width, height });
    if (viewport) void flow.setViewport(viewport, { duration });
  };
  const showSelection = () =>
    show((layout, _width, window) => viewportAround(layout, store.getState().selected, window));
  const zoomIn = () => void flow.zoomIn({ duration });
  const zoomOut = () => void flow.zoomOut({ duration });
  useHotkeys([
    ['1', () => show(fittingViewport)],
    ['2', showSelection],
    ['0', () => show(readingViewport)],
    ['-', zoomOut],
    ['=', zoomIn],
    ['shift+plus', zoomIn],
  ]);
  const percent = new Intl.NumberFormat(language, { style: 'percent' }).format(zoom / 100);
  return (
    <>
      <div className={styles.bar}>
        <ControlGroup>
          <ControlButton icon="minus" label={t('zoom.out')} onClick={zoomOut} />
          <button
            type="button"
            className={styles.percent}
            title={t('zoom.reset')}
            aria-label={`${t('zoom.reset')}, ${percent}`}
            onClick={() => show(readingViewport)}
          >
            {percent}
          </button>
          <ControlButton icon="plus" label={t('zoom.in')} onClick={zoomIn} />
          <ControlButton icon="fit" label={t('zoom.fit')} onClick={() => show(fittingViewport)} />
          <ControlButton icon="target" label={t('zoom.selection')} isOff={!hasSelection} onClick={showSelection} />
        </ControlGroup>
        {children}
      </div>
      {hasMap && (
        <MiniMap<FlowNode>
          className={styles.map}
          nodeColor={(node) => colourOf(indexOf(store.getState().document).nodes.get(node.id)?.kind)}
          nodeBorderRadius={12}
          maskColor="color-mix(in srgb, var(--bg) 70%, transparent)"
          bgColor="var(--surface)"
          ariaLabel={t('zoom.map')}
          pannable
          zoomable
        />
      )}
    </>
  );
}

function colourOf(kindId: string | undefined): string {
  const category = kindId === undefined ? undefined : definitionOf(kindId)?.category;
  return category ? `var(--${category})` : 'transparent';
}
