/** One step on the canvas: what it is for and the one setting that matters. */
import { useMergedRef } from '@mantine/hooks';
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { type MouseEvent, memo, type RefObject, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, KindBadge } from '../../ui/icons';
import { cardText } from '../kinds/card-text';
import { definitionOf, portsOf } from '../kinds/kinds';
import { useLanguage } from '../kinds/use-language';
import { CARD, portOffset } from '../layout/measures';
import { useOverlay } from '../live/overlay-context';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import { indexOf } from '../store/document-index';
import { useAwaitedFocus } from '../store/use-awaited-focus';
import { CardBadge } from './card-badge';
import styles from './journey-card.module.css';
import { useSelectionMarks } from './use-selection-marks';
import { useTabStopBeside } from './use-tab-stop';

export type CardNode = Node<Record<string, never>, 'card'>;

/** Reads its own step from the store by id: the canvas' list of nodes never changes when a setting does, nor a card when it is selected. */
export const JourneyCard = memo(
  function JourneyCard({ id }: NodeProps<CardNode>) {
    const { t } = useTranslation('canvas');
    const language = useLanguage();
    const node = useCanvas((state) => indexOf(state.document).nodes.get(id));
    const verdict = useCanvas((state) => verdictFor(state, id));
    const isMoving = useCanvas(({ drag }) => drag?.nodeIds.includes(id) ?? false);
    const isEditable = useCanvas((state) => state.editable);
    const isDimmed = useOverlay((state) => state.highlight !== null && !state.highlight.nodes.has(id));
    const card = useRef<HTMLDivElement>(null);
    const ref = useMergedRef(card, useSelectionMarks(id));
    if (!node) return null;
    const definition = definitionOf(node.kind);
    const { title, summary } = cardText(node, language);
    const category = definition?.category ?? 'trouble';
    return (
      <div
        ref={ref}
        // What can be dragged does not drag the canvas.
        className={isEditable ? `${styles.card} nopan` : styles.card}
        data-node-id={id}
        data-kind={node.kind}
        data-category={category}
        data-dimmed={isDimmed || undefined}
        data-verdict={verdict}
        data-moving={isMoving || undefined}
        style={{ '--category': `var(--${category})` }}
        role="group"
        aria-label={[t(`category.${category}`), title, summary].filter(Boolean).join(', ')}
      >
        <KindBadge icon={definition?.icon ?? 'warning'} category={category} size={30} />
        <div className={styles.text}>
          <div className={styles.title} title={title}>
            {title}
          </div>
          <div className={styles.summary} title={summary}>
            {definition ? summary : t('unknown-kind')}
          </div>
        </div>
        <AwaitedFocus nodeId={id} card={card} />
        <CardBadge nodeId={id} />
        <AddIndicator nodeId={id} title={title} />
        {definition && definition.accepts.length > 0 && (
          <Handle type="target" position={Position.Top} className={styles.input} isConnectableStart={false} />
        )}
        {portsOf(node).map((port, index, all) => (
          <Handle
            key={port.id}
            id={port.id}
            type="source"
            position={Position.Bottom}
            className={styles.port}
            style={{ left: `${(100 * portOffset(index, all.length)) / CARD.width}%` }}
          />
        ))}
      </div>
    );
  },
  (before, after) => before.id === after.id,
);

/** Apart from the card, which has nothing to render when the arrows come to it. */
function AwaitedFocus({ nodeId, card }: { nodeId: string; card: RefObject<HTMLElement | null> }) {
  useAwaitedFocus(nodeId, card);
  return null;
}

/** The "+" of a score or trigger that has indicators and can take one more. */
function AddIndicator({ nodeId, title }: { nodeId: string; title: string }) {
  const { t } = useTranslation('canvas');
  const store = useCanvasStore();
  const isOffered = useCanvas((state) => state.stage?.scene.takingIndicators.has(nodeId) ?? false);
  const tabStop = useTabStopBeside(nodeId);
  if (!isOffered) return null;
  const open = (event: MouseEvent<HTMLElement>) => {
    event.stopPropagation();
    const box = event.currentTarget.getBoundingClientRect();
    const at = { x: box.left + box.width / 2, y: box.bottom };
    store.getState().openPicker({ slot: { type: 'input', nodeId }, zone: 'sense', at });
  };
  return (
    <button
      ref={tabStop}
      type="button"
      className={styles.add}
      title={t('slot.input', { name: title })}
      aria-label={t('slot.input', { name: title })}
      aria-haspopup="dialog"
      onClick={open}
    >
      <Icon name="plus" size={11} weight={2.2} />
    </button>
  );
}

/** While a wire is drawn or a step is dragged: whether it may end here. */
function verdictFor(
  { wire, drag }: Pick<Parameters<Parameters<typeof useCanvas>[0]>[0], 'wire' | 'drag'>,
  id: string,
): 'legal' | 'illegal' | 'target' | undefined {
  if (wire) return wire.verdicts.get(id) === null ? 'legal' : 'illegal';
  if (!drag) return undefined;
  const slot = `input:${id}`;
  if (drag.target === slot) return 'target';
  return drag.verdicts.get(slot) === null ? 'legal' : undefined;
}
