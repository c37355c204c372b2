/** What happened just now, in sentences; each leads to the customer's way and to the message. */
import type { KindCategory } from '@kairos/engine';
import { Link } from '@tanstack/react-router';
import { Trans, useTranslation } from 'react-i18next';
import { useWorkspace, workspaceNow } from '../../app/workspace';
import { useFormat } from '../../i18n/format';
import { CHANNEL_ICON } from '../../ui/channels';
import { type IconName, KindBadge } from '../../ui/icons';
import { LiveLamp } from '../../ui/live-lamp';
import styles from './feed.module.css';
import type { Happening, Home } from './use-home';

export function Feed({ home }: { home: Home }) {
  const { t } = useTranslation('home');
  const { clock } = useWorkspace();
  const names = new Map(home.view?.journeys.map((journey) => [journey.journeyId, journey.name]));
  const lamp = !home.isConnected ? 'stale' : clock.paused ? 'paused' : 'live';
  return (
    <aside className={styles.feed} aria-label={t('feed')}>
      <header className={styles.head}>
        <h2>{t('feed')}</h2>
        {home.view && <LiveLamp state={lamp} />}
      </header>
      {home.view && home.happenings.length === 0 && <p className={styles.none}>{t('feed.none')}</p>}
      <ol className={styles.list}>
        {home.happenings.map((happening) => (
          <FeedItem key={happening.key} happening={happening} journeyName={names.get(happening.journeyId) ?? ''} />
        ))}
      </ol>
    </aside>
  );
}

function FeedItem({ happening, journeyName }: { happening: Happening; journeyName: string }) {
  const format = useFormat();
  const now = workspaceNow(useWorkspace());
  const { icon, category } = lookOf(happening);
  return (
    <li className={styles.item}>
      <KindBadge icon={icon} category={category} />
      <div className={styles.text}>
        <Sentence happening={happening} journeyName={journeyName} />
        <time>{format.brief(happening.at, now)}</time>
      </div>
    </li>
  );
}

function lookOf(happening: Happening): { icon: IconName; category: KindCategory | 'trouble' } {
  switch (happening.type) {
    case 'triggered':
      return { icon: 'bolt', category: 'trigger' };
    case 'goal':
      return { icon: 'flag', category: 'end' };
    case 'failed':
      return { icon: 'warning', category: 'trouble' };
    case 'message':
      return {
        icon: CHANNEL_ICON[happening.channel],
        category: happening.state === 'accepted' ? 'reach' : 'trouble',
      };
  }
}

function Sentence({ happening, journeyName }: { happening: Happening; journeyName: string }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const { customer, journeyId, runId } = happening;
  const values = {
    label: customer.name ? `${customer.name} (${customer.label})` : customer.label,
    journey: journeyName,
  };
  const components = {
    run: <Link to="/journeys/$journeyId/live" params={{ journeyId }} search={{ run: runId }} />,
    journey: <Link to="/journeys/$journeyId/live" params={{ journeyId }} />,
  };
  switch (happening.type) {
    case 'triggered':
      return <Trans t={t} i18nKey="feed.triggered" values={values} components={components} />;
    case 'goal': {
      const amount = happening.value === null ? '' : format.money(happening.value);
      return (
        <Trans
          t={t}
          i18nKey={amount === '' ? 'feed.goal' : 'feed.goal.worth'}
          values={{ ...values, amount }}
          components={components}
        />
      );
    }
    case 'failed':
      return <Trans t={t} i18nKey="feed.failed" values={values} components={components} />;
    case 'message':
      return <MessageSentence happening={happening} values={values} run={components.run} />;
  }
}

interface MessageSentenceProps {
  happening: Happening & { type: 'message' };
  values: Record<string, string>;
  run: React.ReactElement;
}

function MessageSentence({ happening, values, run }: MessageSentenceProps) {
  const { t } = useTranslation('home');
  const { channel, state, sandboxId } = happening;
  const message = sandboxId === null ? <span /> : <Link to="/messages" search={{ message: sandboxId }} />;
  return (
    <Trans
      t={t}
      i18nKey={state === 'accepted' ? 'feed.message' : 'feed.message.rejected'}
      values={{ ...values, channel: t(`shared:channel.${channel}`) }}
      components={{ run, message }}
    />
  );
}
