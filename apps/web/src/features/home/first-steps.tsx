/** A workspace without journeys: the three steps to the first customer who enters one. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, KindBadge } from '../../ui/icons';
import styles from './first-steps.module.css';

export function FirstSteps({ hasEvents }: { hasEvents: boolean }) {
  const { t } = useTranslation('home');
  return (
    <section aria-label={t('first')}>
      <h3 className={styles.title}>{t('first')}</h3>
      <ol className={styles.steps}>
        <li>
          <KindBadge icon="events" category="sense" size={30} />
          <h4>{t('first.events')}</h4>
          <p>{t(hasEvents ? 'first.events.done' : 'first.events.text')}</p>
          <Next>
            {hasEvents ? (
              <Link to="/events">{t('first.events.see')}</Link>
            ) : (
              <Link to="/settings">{t('first.events.go')}</Link>
            )}
          </Next>
        </li>
        <li>
          <KindBadge icon="journeys" category="trigger" size={30} />
          <h4>{t('first.draw')}</h4>
          <p>{t('first.draw.text')}</p>
          <Next>
            <Link to="/journeys">{t('first.draw.go')}</Link>
          </Next>
        </li>
        <li>
          <KindBadge icon="mail" category="reach" size={30} />
          <h4>{t('first.watch')}</h4>
          <p>{t('first.watch.text')}</p>
          <Next>
            <Link to="/messages">{t('first.watch.go')}</Link>
          </Next>
        </li>
      </ol>
    </section>
  );
}

function Next({ children }: { children: ReactNode }) {
  return (
    <span className={styles.next}>
      {children}
      <Icon name="chevron-right" size={14} />
    </span>
  );
}
