/** Everybody we may know something about, seen last first. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../api/trpc';
import { useFormat } from '../../i18n/format';
import { LoadMore } from '../../ui/load-more';
import { ErrorState } from '../../ui/notice';
import { Page } from '../../ui/page';
import { SearchInput } from '../../ui/search-input';
import { CustomerTable } from './customer-table';
import styles from './customers-page.module.css';
import { NoCustomers } from './no-customers';

const route = getRouteApi('/shell/customers');

export function CustomersPage() {
  const { t } = useTranslation('customers');
  const { search = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const found = useInfiniteQuery({
    ...trpc.customers.find.infiniteQueryOptions({ search }, { getNextPageParam: (page) => page.next ?? undefined }),
    placeholderData: keepPreviousData,
  });
  const customers = found.data?.pages.flatMap((page) => page.customers) ?? [];
  const total = found.data?.pages[0]?.total ?? null;
  const { fetchNextPage } = found;
  const fetchMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const isEmpty = found.isSuccess && customers.length === 0;

  return (
    <Page title={t('title')}>
      {(!isEmpty || search !== '') && (
        <div className={styles.tools}>
          <SearchInput
            label={t('search')}
            value={search}
            onSearch={(next) => void navigate({ search: { search: next || undefined }, replace: true })}
          />
          {total && <Total total={total} isSearch={search !== ''} />}
        </div>
      )}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {isEmpty && <NoCustomers search={search} />}
      {!found.isError && !isEmpty && (
        <CustomerTable customers={customers} isLoading={found.isPending} isStale={found.isPlaceholderData} />
      )}
      <LoadMore hasMore={found.hasNextPage} isLoading={found.isFetchingNextPage} onMore={fetchMore} />
    </Page>
  );
}

function Total({ total, isSearch }: { total: { count: number; isMore: boolean }; isSearch: boolean }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const shown = format.number(total.count) + (total.isMore ? '+' : '');
  return (
    <span className={styles.total} aria-live="polite">
      {t(isSearch ? 'total.found' : 'total', { count: total.count, shown })}
    </span>
  );
}
