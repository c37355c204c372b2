/** "Updated 2 s ago": how old the figures on the page are. */
import { useTranslation } from 'react-i18next';
import type { FiguresStore } from './figures/figures';
import { useFreshness } from './figures/use-figures';
import styles from './live-page.module.css';

export function FreshnessNote({ figures }: { figures: FiguresStore }) {
  const { t } = useTranslation('live');
  const { seconds, isStale } = useFreshness(figures);
  if (seconds === null) return <span className={styles.fresh}>{t('fresh.connecting')}</span>;
  return (
    <span
      className={styles.fresh}
      data-stale={isStale || undefined}
      title={isStale ? t('fresh.stale.hint') : undefined}
    >
      <span role="status">{isStale ? t('fresh.stale') : ''}</span>
      {!isStale && (seconds < 2 ? t('fresh.now') : t('fresh', { seconds }))}
      {isStale && ` · ${t('fresh.old', { seconds })}`}
    </span>
  );
}
