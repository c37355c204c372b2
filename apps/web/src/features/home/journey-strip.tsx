/** One journey in a strip: sensed, triggered, reached, goal; every number leads to what is behind it. */
import type { KindCategory } from '@kairos/engine';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { kindName } from '../../canvas/kinds/kinds';
import { useLanguage } from '../../canvas/kinds/use-language';
import { useFormat } from '../../i18n/format';
import { Icon, type IconName } from '../../ui/icons';
import { Pill } from '../../ui/pill';
import styles from './journey-strip.module.css';
import { Sparkline } from './sparkline';
import type { JourneyPulse } from './use-home';

export function JourneyStrip({ journey }: { journey: JourneyPulse }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const { journeyId, number, status, watching, acting, sent, notSent, goalValue, failed } = journey;
  const messages = sent.reduce((sum, each) => sum + each.count, 0);
  const shown = (count: number) => ({ count, shown: format.number(count) });
  return (
    <article className={styles.strip} aria-label={journey.name}>
      <header className={styles.head}>
        <h3>
          <Link to="/journeys/$journeyId/live" params={{ journeyId }}>
            {journey.name}
          </Link>
        </h3>
        <Pill tone={status === 'live' ? 'end' : 'trigger'}>
          {t(status === 'live' ? 'journeys:pill.live' : 'journeys:pill.paused', { number })}
        </Pill>
        {failed > 0 && <Pill tone="trouble">{t('failed', shown(failed))}</Pill>}
        <Sparkline days={journey.days} />
        <Link to="/journeys/$journeyId/live" params={{ journeyId }} className={styles.watch}>
          {t('watch')} <Icon name="chevron-right" size={14} />
        </Link>
      </header>
      <div className={styles.stages}>
        <Stage
          category="sense"
          icon="signal"
          title={t('shared:category.sense')}
          count={journey.sensed}
          unit={t('sensed', shown(journey.sensed))}
        >
          {t('watching', shown(watching))}
        </Stage>
        <Stage
          category="trigger"
          icon="bolt"
          title={t('shared:category.trigger')}
          count={journey.started}
          unit={t('started', shown(journey.started))}
        >
          {t('acting', shown(acting))}
        </Stage>
        <Stage
          category="reach"
          icon="mail"
          title={t('shared:category.reach')}
          count={messages}
          unit={t('sent', shown(messages))}
        >
          {sent.length > 0 ? <SentByKind sent={sent} /> : t('not-sent', shown(notSent))}
        </Stage>
        <Stage
          category="end"
          icon="flag"
          title={t('goal')}
          count={journey.goals}
          unit={t('goals', shown(journey.goals))}
        >
          {goalValue > 0 ? t('worth', { amount: format.money(goalValue) }) : t('worth.none')}
        </Stage>
      </div>
    </article>
  );
}

interface StageProps {
  category: KindCategory;
  icon: IconName;
  title: string;
  count: number;
  unit: string;
  children: ReactNode;
}

function Stage({ category, icon, title, count, unit, children }: StageProps) {
  const format = useFormat();
  return (
    <div className={styles.stage} style={{ '--tone': `var(--${category})` }}>
      <div className={styles.title}>
        <Icon name={icon} size={14} />
        {title}
      </div>
      <div className={styles.figure}>
        <b>{format.number(count)}</b> {unit}
      </div>
      <div className={styles.below}>{children}</div>
    </div>
  );
}

function SentByKind({ sent }: { sent: JourneyPulse['sent'] }) {
  const language = useLanguage();
  const format = useFormat();
  return (
    <span className={styles.kinds}>
      {sent.map(({ kind, count }) => (
        <span key={kind} title={kindName(kind, language)}>
          {kindName(kind, language)} {format.number(count)}
        </span>
      ))}
    </span>
  );
}
