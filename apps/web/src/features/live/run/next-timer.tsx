/** When time itself moves the run on, counted down in the workspace's clock. */
import { useTranslation } from 'react-i18next';
import { useTickingNow } from '../../../app/clock/use-ticking-now';
import { useFormat } from '../../../i18n/format';
import styles from './run-panel.module.css';
import type { RunStory } from './run-story';

export function NextTimer({ story }: { story: RunStory }) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const now = useTickingNow();
  if (story.phase === 'ended' || story.dueAt === null) return null;
  const isDue = story.dueAt <= now;
  return (
    <div className={styles.next}>
      <span className={styles.title}>{t(`next.${story.phase}`, { moment: format.brief(story.dueAt, now) })}</span>
      <time>{isDue ? t('next.due') : format.relative(story.dueAt, now)}</time>
    </div>
  );
}
