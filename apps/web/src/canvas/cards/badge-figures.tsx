/** A live figure and what did not go as drawn beside it: on the corner of a card, or in a row of the list. */
import { useLanguage } from '../kinds/use-language';
import type { Badge } from '../live/overlay-store';
import styles from './card-badge.module.css';

export function BadgeFigures({ badge }: { badge: Badge }) {
  const language = useLanguage();
  const number = new Intl.NumberFormat(language);
  return (
    <>
      {badge.marks?.map((mark) => (
        <span key={mark.note} className={styles.mark} data-tone={mark.tone}>
          {number.format(mark.count)} {mark.note}
        </span>
      ))}
      <span className={styles.badge} data-tone={badge.tone}>
        {badge.count !== null && number.format(badge.count)}
        {badge.note && <span className={styles.note}>{badge.note}</span>}
      </span>
    </>
  );
}
