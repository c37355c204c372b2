/** The corner of a card: a live figure, or how many problems the step has. */
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../kinds/use-language';
import { useOverlay } from '../live/overlay-context';
import { worstOf } from '../problems/visible-problems';
import { useCanvas } from '../store/canvas-context';
import styles from './card-badge.module.css';

export function CardBadge({ nodeId }: { nodeId: string }) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const badge = useOverlay((state) => state.badges.get(nodeId));
  const count = useCanvas((state) => worstOf(state, nodeId).count);
  const severity = useCanvas((state) => worstOf(state, nodeId).severity);
  if (badge) {
    return (
      <span className={styles.badges} data-badge-for={nodeId} title={badge.label}>
        {badge.marks?.map((mark) => (
          <span key={mark.note} className={styles.mark} data-tone={mark.tone}>
            {new Intl.NumberFormat(language).format(mark.count)} {mark.note}
          </span>
        ))}
        <span className={styles.badge} data-tone={badge.tone}>
          {badge.count !== null && new Intl.NumberFormat(language).format(badge.count)}
          {badge.note && <span className={styles.note}>{badge.note}</span>}
        </span>
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
