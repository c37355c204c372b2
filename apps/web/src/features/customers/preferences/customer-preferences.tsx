/** What a customer wishes: topics, pace, hours, a break, data; what follows from it now, and where each wish came from. */
import type { Wish } from '@kairos/engine';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiOutputs, trpc } from '../../../api/trpc';
import { Card } from '../../../ui/card';
import { ErrorState } from '../../../ui/notice';
import { OutlookCard } from './outlook-card';
import styles from './preferences.module.css';
import { RecordsCard } from './records-card';
import { useSayWish } from './say-wish';
import { TopicTable } from './topic-table';
import { WishDialog } from './wish-dialog';
import { WishLine } from './wish-line';

export type Preferences = ApiOutputs['customers']['wishes'];

export function CustomerPreferences({ customerId }: { customerId: string }) {
  const preferences = useQuery(trpc.customers.wishes.queryOptions({ customerId }));
  if (preferences.isError) return <ErrorState error={preferences.error} onRetry={() => void preferences.refetch()} />;
  if (!preferences.data) return <Skeleton height={320} radius="lg" />;
  return <PreferenceCards customerId={customerId} preferences={preferences.data} />;
}

function PreferenceCards({ customerId, preferences }: { customerId: string; preferences: Preferences }) {
  const { t } = useTranslation('customers');
  const { say } = useSayWish();
  const [changing, setChanging] = useState<Wish | null>(null);
  return (
    <div className={styles.cards}>
      <Card title={t('wish.topics')} hint={t('wish.topics.hint')}>
        <TopicTable preferences={preferences} onChange={setChanging} />
      </Card>
      <Card title={t('wish.others')} hint={t('wish.others.hint')}>
        {othersOf(preferences).map((wish) => (
          <WishLine
            key={wish.about}
            title={t(`wish.about.${wish.about}`)}
            sentence={say(wish)}
            record={preferences.records.find((record) => record.wish.about === wish.about)}
            onChange={() => setChanging(wish)}
          />
        ))}
      </Card>
      <OutlookCard outlook={preferences.outlook} />
      <RecordsCard records={preferences.records} />
      <WishDialog customerId={customerId} wish={changing} onClose={() => setChanging(null)} />
    </div>
  );
}

/** The wishes beside topics, as they hold. */
function othersOf({ wishes }: Preferences): Wish[] {
  return [
    { about: 'pace', pace: wishes.pace },
    { about: 'hours', hours: wishes.hours },
    { about: 'pause', until: wishes.pausedUntil },
    { about: 'behaviour', mayBeUsed: wishes.mayUseBehaviour },
  ];
}
