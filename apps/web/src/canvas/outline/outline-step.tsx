/** One step of the outline: what it is, what is wrong with it, and everything that can be done with it. */
import type { JourneyNode } from '@kairos/engine';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { KindBadge } from '../../ui/icons';
import { BadgeFigures } from '../cards/badge-figures';
import { cardText, edgeLabel } from '../kinds/card-text';
import { definitionOf } from '../kinds/kinds';
import { useLanguage } from '../kinds/use-language';
import { useOverlay } from '../live/overlay-context';
import { worstOf } from '../problems/visible-problems';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import { indexOf } from '../store/document-index';
import { useAwaitedFocus } from '../store/use-awaited-focus';
import styles from './outline.module.css';
import { OutlineNotes } from './outline-notes';
import { StepMenu } from './step-menu';

export function OutlineStep({ node }: { node: JourneyNode }) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const store = useCanvasStore();
  const isSelected = useCanvas((state) => state.selected.includes(node.id));
  const isEditable = useCanvas((state) => state.editable);
  const row = useRef<HTMLButtonElement>(null);
  useAwaitedFocus(node.id, row);
  const definition = definitionOf(node.kind);
  const { title, summary } = cardText(node, language);
  const category = definition?.category ?? 'trouble';
  return (
    <>
      <div className={styles.row} data-selected={isSelected || undefined}>
        <button
          ref={row}
          type="button"
          className={styles.step}
          data-outline-step={node.id}
          aria-current={isSelected || undefined}
          onClick={() => store.getState().select([node.id])}
        >
          <KindBadge icon={definition?.icon ?? 'warning'} category={category} size={30} />
          <span className={styles.words}>
            <span className={styles.hidden}>{t(`category.${category}`)}: </span>
            <span className={styles.title}>{title}</span>
            <span className={styles.summary}>{definition ? summary : t('unknown-kind')}</span>
          </span>
          <Points node={node} />
          <LiveFigures nodeId={node.id} />
          <ProblemMark nodeId={node.id} />
        </button>
        {isEditable && <StepMenu node={node} />}
      </div>
      <OutlineNotes beside={node.id} />
    </>
  );
}

/** What an indicator carries into its score. */
function Points({ node }: { node: JourneyNode }) {
  const language = useLanguage();
  const points = useCanvas(({ document }) => {
    const [edge] = indexOf(document).leaving.get(node.id) ?? [];
    return edge && definitionOf(node.kind)?.category === 'sense' ? edgeLabel(document, edge, language) : null;
  });
  return points !== null && <span className={styles.points}>{points}</span>;
}

/** On a live journey: what the card would show at its corner. */
function LiveFigures({ nodeId }: { nodeId: string }) {
  const badge = useOverlay((state) => state.badges.get(nodeId));
  if (!badge) return null;
  return (
    <span className={styles.figures} data-badge-for={nodeId} title={badge.label}>
      <BadgeFigures badge={badge} />
    </span>
  );
}

function ProblemMark({ nodeId }: { nodeId: string }) {
  const { t } = useTranslation('canvas');
  const count = useCanvas((state) => worstOf(state, nodeId).count);
  const severity = useCanvas((state) => worstOf(state, nodeId).severity);
  if (count === 0) return null;
  return (
    <span className={styles.problem} data-severity={severity}>
      {t(`problems.on-card.${severity}`, { count })}
    </span>
  );
}
