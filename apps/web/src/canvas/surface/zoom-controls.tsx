/** Zoom and fit, in the corner of the canvas, and a map of big journeys. */
import { MiniMap, useReactFlow, useStore } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../../ui/icons';
import { definitionOf } from '../kinds/kinds';
import { useLanguage } from '../kinds/use-language';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import type { FlowNode } from './flow-elements';
import { fittingViewport, readingViewport, widthOf } from './viewport';
import styles from './zoom-controls.module.css';

/** Smaller journeys are seen at a glance. */
const MAP_FROM = 24;

export function ZoomControls() {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const flow = useReactFlow();
  const store = useCanvasStore();
  const zoom = useStore((state) => Math.round(state.transform[2] * 100));
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const hasMap = useCanvas((state) => state.document.nodes.length >= MAP_FROM);
  const show = (viewportFor: typeof fittingViewport) => {
    const { stage } = store.getState();
    if (!stage) return;
    const picture = widthOf(stage.layout, stage.scene.graph.boxes);
    void flow.setViewport(viewportFor(stage.layout, picture, { width, height }), { duration: 160 });
  };
  const button = (icon: IconName, label: string, onClick: () => void) => (
    <button type="button" className={styles.button} aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} size={15} />
    </button>
  );
  return (
    <>
      <div className={styles.controls}>
        {button('minus', t('zoom.out'), () => void flow.zoomOut({ duration: 120 }))}
        <button
          type="button"
          className={styles.percent}
          title={t('zoom.reset')}
          aria-label={t('zoom.reset')}
          onClick={() => show(readingViewport)}
        >
          {new Intl.NumberFormat(language, { style: 'percent' }).format(zoom / 100)}
        </button>
        {button('plus', t('zoom.in'), () => void flow.zoomIn({ duration: 120 }))}
        {button('fit', t('zoom.fit'), () => show(fittingViewport))}
      </div>
      {hasMap && (
        <MiniMap<FlowNode>
          className={styles.map}
          nodeColor={(node) => colourOf(store.getState().document.nodes.find(({ id }) => id === node.id)?.kind)}
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
