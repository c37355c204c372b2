/** How far customers who go to another version have come, and what became of all of them in the end. */
import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format';
import type { JourneyVersions } from './versions-page';
import styles from './versions-page.module.css';

export function MoveProgress({ move }: Pick<JourneyVersions, 'move'>) {
  const { t } = useTranslation('versions');
  const format = useFormat();
  if (!move) return null;
  const { number, total, moved, departed, missed } = move;
  const done = moved + departed + missed;
  if (done < total) {
    const words = t('move.progress', { done: format.number(done), total: format.number(total), number });
    return (
      <div className={styles.progress}>
        <p role="status">{words}</p>
        <Progress value={(100 * done) / total} aria-label={words} />
      </div>
    );
  }
  // Where all that was ordered was done there is nothing to tell.
  if (missed === 0) return null;
  const shown = { moved: format.number(moved), departed: format.number(departed), missed: format.number(missed) };
  return <p className={styles.progress}>{t('move.finished', { number, total: format.number(total), ...shown })}</p>;
}
