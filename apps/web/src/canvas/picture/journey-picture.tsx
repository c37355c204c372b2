/** A small picture of a journey: the same cards in the same places as on the canvas, without their words. */
import type { JourneyDocument } from '@kairos/engine';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons';
import { edgePath } from '../edges/edge-path';
import { definitionOf, portsOf } from '../kinds/kinds';
import type { Layout } from '../layout/layout-graph';
import { CARD, portOffset } from '../layout/measures';
import { useLayout } from '../layout/use-layout';
import { sceneOf } from '../scene/scene';
import styles from './journey-picture.module.css';

const MARGIN = 24;
const ICON = 36;

export function JourneyPicture({ document }: { document: JourneyDocument }) {
  const { t } = useTranslation('canvas');
  const graph = useMemo(() => sceneOf(document, false).graph, [document]);
  const layout = useLayout(graph);
  return (
    <div className={styles.frame} role="img" aria-label={t('picture', { count: document.nodes.length })}>
      {layout && <Drawing document={document} layout={layout} />}
    </div>
  );
}

function Drawing({ document, layout }: { document: JourneyDocument; layout: Layout }) {
  const points = Object.values(layout.positions);
  const left = Math.min(...points.map(({ x }) => x)) - MARGIN;
  const width = Math.max(...points.map(({ x }) => x)) + CARD.width + MARGIN - left;
  const { trigger, campaign } = layout.zones;
  return (
    <svg className={styles.picture} viewBox={`${left} 0 ${width} ${campaign.bottom}`} aria-hidden="true">
      <Zone name="sense" top={0} bottom={trigger.top} />
      <Zone name="trigger" top={trigger.top} bottom={trigger.bottom} />
      {document.edges.map((edge) => (
        <path key={edge.id} className={styles.edge} d={courseOf(document, layout, edge)} />
      ))}
      {document.nodes.map((node) => {
        const at = layout.positions[node.id];
        const definition = definitionOf(node.kind);
        if (!at) return null;
        return (
          <g
            key={node.id}
            className={styles.card}
            style={{ color: `var(--${definition?.category ?? 'trouble'})` }}
            transform={`translate(${at.x} ${at.y})`}
          >
            <rect {...CARD} rx={definition?.category === 'trigger' ? CARD.height / 2 : 11} />
            <g transform={`translate(${(CARD.width - ICON) / 2} ${(CARD.height - ICON) / 2})`}>
              <Icon name={definition?.icon ?? 'warning'} size={ICON} weight={2} />
            </g>
          </g>
        );
      })}
    </svg>
  );
}

/** Wider than any frame: the zones reach from side to side, as on the canvas. */
function Zone({ name, top, bottom }: { name: 'sense' | 'trigger'; top: number; bottom: number }) {
  return <rect className={styles.zone} data-zone={name} x={-20_000} width={40_000} y={top} height={bottom - top} />;
}

function courseOf(document: JourneyDocument, layout: Layout, edge: JourneyDocument['edges'][number]): string {
  const from = layout.positions[edge.from];
  const to = layout.positions[edge.to];
  const source = document.nodes.find((node) => node.id === edge.from);
  if (!from || !to || !source) return '';
  const ports = portsOf(source).map((port) => port.id);
  const start = { x: from.x + portOffset(ports.indexOf(edge.port), ports.length), y: from.y + CARD.height };
  return edgePath(start, { x: to.x + CARD.width / 2, y: to.y }, layout.bends[edge.id]).d;
}
