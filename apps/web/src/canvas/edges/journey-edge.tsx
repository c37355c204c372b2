/** A link between two steps, with what it carries and a "+" to put something on it. */

import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { type MouseEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons';
import { slotVerdict } from '../cards/slot-verdict';
import { useTabStopBeside } from '../cards/use-tab-stop';
import { cutEdge } from '../commands/change-steps';
import { edgeLabel, titleOf } from '../kinds/card-text';
import { useLanguage } from '../kinds/use-language';
import type { Point } from '../layout/layout-graph';
import { PORT_REACH } from '../layout/measures';
import { useOverlay } from '../live/overlay-context';
import type { EdgeChange } from '../live/overlay-store';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import { indexOf } from '../store/document-index';
import { edgePath } from './edge-path';
import styles from './journey-edge.module.css';

export type EdgeData = { bends: readonly Point[] };
export type LinkEdge = Edge<EdgeData, 'link'>;

export const JourneyEdge = memo(function JourneyEdge(props: EdgeProps<LinkEdge>) {
  const { id, source, target, sourceX, sourceY, targetX, targetY, data } = props;
  const language = useLanguage();
  const label = useCanvas((state) => {
    const edge = indexOf(state.document)
      .leaving.get(source)
      ?.find((candidate) => candidate.id === id);
    return edge ? edgeLabel(state.document, edge, language) : null;
  });
  const isSelected = useCanvas((state) => state.selectedEdge === id);
  const light = useOverlay(({ highlight }) => highlight && (highlight.edges.has(id) ? 'bright' : 'dim'));
  const change = useOverlay(({ highlight }) => highlight?.changes?.get(id));
  const from = { x: sourceX, y: sourceY - PORT_REACH };
  const to = { x: targetX, y: targetY + PORT_REACH };
  const path = edgePath(from, to, data?.bends);
  const tools = label === null ? path.middle : path.label;
  return (
    <>
      <BaseEdge
        path={path.d}
        className={styles.line}
        interactionWidth={16}
        data-light={light ?? undefined}
        data-change={change}
        data-selected={isSelected || undefined}
      />
      {change && <ChangeMark change={change} at={path.middle} />}
      {light === 'bright' && !change && <circle className={styles.dot} cx={path.middle.x} cy={path.middle.y} r={4} />}
      <EdgeLabelRenderer>
        <div
          className={styles.tools}
          data-edge-id={id}
          data-source={source}
          data-target={target}
          data-light={light ?? undefined}
          data-labelled={label !== null || undefined}
          style={{ transform: `translate(-50%, -50%) translate(${tools.x}px, ${tools.y}px)` }}
        >
          <EdgeText edgeId={id} label={label} />
          <EdgeTools edgeId={id} from={source} to={target} isSelected={isSelected} />
        </div>
      </EdgeLabelRenderer>
    </>
  );
});

/** A plus or a minus: what came and what went must not be told by colour alone. */
function ChangeMark({ change, at }: { change: EdgeChange; at: Point }) {
  return (
    <g className={styles.mark} data-change={change} transform={`translate(${at.x} ${at.y})`}>
      <circle r={8} />
      <path d={change === 'added' ? 'M-4 0H4M0-4V4' : 'M-4 0H4'} />
    </g>
  );
}

/** What the edge carries, and on a live canvas how many went along it. */
function EdgeText({ edgeId, label }: { edgeId: string; label: string | null }) {
  const language = useLanguage();
  const count = useOverlay((state) => state.flows.get(edgeId)?.count);
  if (label === null && count === undefined) return null;
  return (
    <span className={styles.text}>
      {label !== null && <span className={styles.label}>{label}</span>}
      {count !== undefined && <span className={styles.flow}>{new Intl.NumberFormat(language).format(count)}</span>}
    </span>
  );
}

interface EdgeToolsProps {
  edgeId: string;
  from: string;
  to: string;
  isSelected: boolean;
}

function EdgeTools({ edgeId, from, to, isSelected }: EdgeToolsProps) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const store = useCanvasStore();
  const isEditable = useCanvas((state) => state.editable);
  const isInsertable = useCanvas((state) => state.stage?.scene.insertable.has(edgeId) ?? false);
  const verdict = useCanvas((state) => slotVerdict(state, `edge:${edgeId}`));
  const source = useCanvas((state) => titleOf(state.document, from, language));
  const target = useCanvas((state) => titleOf(state.document, to, language));
  const tabStop = useTabStopBeside(from, to);
  if (!isEditable) return null;
  // A press on these buttons is not a press on the edge.
  const open = (event: MouseEvent<HTMLElement>) => {
    event.stopPropagation();
    const box = event.currentTarget.getBoundingClientRect();
    const at = { x: box.left + box.width / 2, y: box.bottom };
    store.getState().openPicker({ slot: { type: 'edge', edgeId }, zone: null, at });
  };
  const cut = (event: MouseEvent) => {
    event.stopPropagation();
    cutEdge(store, edgeId);
  };
  return (
    <>
      {isInsertable && (
        <button
          ref={tabStop}
          type="button"
          className={styles.plus}
          data-slot={`edge:${edgeId}`}
          data-verdict={verdict}
          aria-label={t('slot.edge', { source, target })}
          aria-haspopup="dialog"
          onClick={open}
        >
          <Icon name="plus" size={11} weight={2.2} />
        </button>
      )}
      {isSelected && (
        <button type="button" className={styles.cut} aria-label={t('edge.cut', { source, target })} onClick={cut}>
          <Icon name="close" size={11} weight={2.2} />
        </button>
      )}
    </>
  );
}
