/** Events as they arrive, newest first; held still while somebody reads. */
import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChanges } from '../../api/live';
import { queryClient, trpc } from '../../api/trpc';
import { Dialog } from '../../ui/dialog';
import { LoadMore } from '../../ui/load-more';
import { EmptyState, ErrorState } from '../../ui/notice';
import { Page } from '../../ui/page';
import { EventTable } from './event-table';
import { EventTools } from './event-tools';
import styles from './events-page.module.css';
import { FirstEvent } from './first-event';

const route = getRouteApi('/shell/events');

export function EventsPage() {
  const { t } = useTranslation('events');
  const { names = [] } = route.useSearch();
  const navigate = route.useNavigate();
  const [isPaused, setPaused] = useState(false);
  const [isGuideOpen, setGuideOpen] = useState(false);
  const query = useInfiniteQuery({
    ...trpc.events.list.infiniteQueryOptions({ names }, { getNextPageParam: (page) => page.next ?? undefined }),
    placeholderData: keepPreviousData,
  });
  const events = query.data?.pages.flatMap((page) => page.events) ?? [];
  const { fetchNextPage } = query;
  const fetchMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  // Whoever loaded older pages is reading: refreshing all of them every second would cost much and move the page.
  const isReading = (query.data?.pages.length ?? 0) > 1;

  useChanges('events', () => {
    if (isPaused || isReading) return;
    void queryClient.invalidateQueries({ queryKey: trpc.events.pathKey() });
  });

  const isEmpty = query.isSuccess && events.length === 0;
  return (
    <Page
      title={t('title')}
      actions={
        <Button variant="default" onClick={() => setGuideOpen(true)}>
          {t('guide.open')}
        </Button>
      }
    >
      {isEmpty && names.length === 0 ? (
        <FirstEventPage />
      ) : (
        <>
          <EventTools
            names={names}
            onNames={(next) => void navigate({ search: { names: next.length > 0 ? next : undefined }, replace: true })}
            isPaused={isPaused || isReading}
            onPause={(next) => {
              setPaused(next);
              if (!next) void queryClient.resetQueries({ queryKey: trpc.events.list.pathKey() });
            }}
          />
          {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
          {isEmpty && (
            <EmptyState icon="filter" title={t('none-match.title')}>
              {t('none-match.text')}
            </EmptyState>
          )}
          {!query.isError && !isEmpty && <EventTable events={events} isLoading={query.isPending} />}
          <LoadMore hasMore={query.hasNextPage} isLoading={query.isFetchingNextPage} onMore={fetchMore} />
        </>
      )}
      <Dialog opened={isGuideOpen} onClose={() => setGuideOpen(false)} title={t('guide.title')} size={640}>
        <FirstEvent />
      </Dialog>
    </Page>
  );
}

function FirstEventPage() {
  const { t } = useTranslation('events');
  return (
    <div className={styles.first}>
      <EmptyState icon="events" title={t('none.title')}>
        {t('none.text')}
      </EmptyState>
      <FirstEvent />
    </div>
  );
}
