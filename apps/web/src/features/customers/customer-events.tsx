/** What the customer did, newest first. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../api/trpc';
import { useFormat } from '../../i18n/format';
import { eventLook } from '../../ui/event-look';
import { useEventName } from '../../ui/event-name';
import { KindBadge } from '../../ui/icons';
import { LoadMore } from '../../ui/load-more';
import { PropertiesLine } from '../../ui/properties';
import { CustomerList } from './customer-list';
import styles from './customer-page.module.css';

export function CustomerEvents({ customerId }: { customerId: string }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const eventName = useEventName();
  const query = useInfiniteQuery(
    trpc.customers.events.infiniteQueryOptions({ customerId }, { getNextPageParam: (page) => page.next ?? undefined }),
  );
  const events = query.data?.pages.flatMap((page) => page.events) ?? [];
  const { fetchNextPage } = query;
  const fetchMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return (
    <div>
      <CustomerList
        query={query}
        isEmpty={events.length === 0}
        empty={{ icon: 'events', title: t('events.none.title'), text: t('events.none.text') }}
      >
        {events.map((event) => (
          <li key={event.id} className={styles.item}>
            <KindBadge {...eventLook(event.kind)} />
            <div className={styles.body}>
              <div className={styles.title}>
                {event.kind === 'identify' ? t('events.identified') : eventName(event.name)}
              </div>
              <div className={styles.sub}>
                <PropertiesLine properties={event.properties} kind={event.kind} />
              </div>
            </div>
            <time>{format.moment(event.occurredAt)}</time>
          </li>
        ))}
      </CustomerList>
      <LoadMore hasMore={query.hasNextPage} isLoading={query.isFetchingNextPage} onMore={fetchMore} />
    </div>
  );
}
