/** The opening page: what Kairos does, as it does it. */
import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../app/workspace';
import { useFormat } from '../../i18n/format';
import { Page } from '../../ui/page';
import { ClockCard } from './clock-card';
import { Feed } from './feed';
import { FirstSteps } from './first-steps';
import styles from './home-page.module.css';
import { JourneyStrip } from './journey-strip';
import { type Home, useHome } from './use-home';

export function HomePage() {
  const { t } = useTranslation('home');
  const { name, clock } = useWorkspace();
  const home = useHome();
  return (
    <Page title={name} layout="fill" hasClock>
      <div className={styles.page}>
        <div className={styles.main}>
          <section className={styles.hero}>
            <div className={styles.promise}>
              <h2>{t('promise')}</h2>
              <p>
                <Arrived home={home} isSimulated={clock.kind === 'simulated'} />
              </p>
            </div>
            <ClockCard />
          </section>
          <Journeys home={home} />
        </div>
        <Feed home={home} />
      </div>
    </Page>
  );
}

function Arrived({ home, isSimulated }: { home: Home; isSimulated: boolean }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const events = home.view?.events ?? 0;
  if (events === 0) return t('arrived.none');
  return t(isSimulated ? 'arrived.simulated' : 'arrived', { count: events, shown: format.number(events) });
}

function Journeys({ home }: { home: Home }) {
  if (!home.view) {
    return [0, 1].map((index) => (
      <div key={index} className={styles.waiting} aria-busy="true">
        <Skeleton width={140} height={14} mb={20} />
        <Skeleton height={84} />
      </div>
    ));
  }
  if (home.view.journeys.length === 0) return <FirstSteps hasEvents={home.view.events > 0} />;
  return home.view.journeys.map((journey) => <JourneyStrip key={journey.journeyId} journey={journey} />);
}
