/** The corner of a card: a live figure, or how many problems the step has. */
import { useTranslation } from 'react-i18next';
import { useOverlay } from '../live/overlay-context';
import { worstOf } from '../problems/visible-problems';
import { useCanvas } from '../store/canvas-context';
import { BadgeFigures } from './badge-figures';
import styles from './card-badge.module.css';

export function CardBadge({ nodeId }: { nodeId: string }) {
  const { t } = useTranslation('canvas');
  const badge = useOverlay((state) => state.badges.get(nodeId));
  const count = useCanvas((state) => worstOf(state, nodeId).count);
  const severity = useCanvas((state) => worstOf(state, nodeId).severity);
  if (badge) {
    return (
      <span className={styles.badges} data-badge-for={nodeId} title={badge.label}>
        <BadgeFigures badge={badge} />
      </span>
    );
  }
  if (count === 0) return null;
  const label = t(`problems.on-card.${severity}`, { count });
  return (
    <span className={styles.problem} data-severity={severity} title={label} role="img" aria-label={label}>
      {count === 1 ? '!' : count}
    </span>
  );
}
