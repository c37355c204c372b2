/** The frame that the three lists of a customer's page share: loading, nothing, something, trouble. */
import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { IconName } from '../../ui/icons';
import { EmptyState, ErrorState } from '../../ui/notice';
import table from '../../ui/table.module.css';
import styles from './customer-page.module.css';

interface CustomerListProps {
  query: { isPending: boolean; isError: boolean; error: unknown; refetch: () => unknown };
  isEmpty: boolean;
  empty: { icon: IconName; title: string; text: string };
  children: ReactNode;
}

const WIDTHS = [180, 240, 150, 210, 190, 160];

export function CustomerList({ query, isEmpty, empty, children }: CustomerListProps) {
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div className={table.frame}>
      {query.isPending &&
        WIDTHS.map((width) => (
          <div key={width} className={styles.item}>
            <Skeleton width={22} height={22} />
            <Skeleton width={width} height={10} />
          </div>
        ))}
      {isEmpty && !query.isPending ? (
        <EmptyState icon={empty.icon} title={empty.title}>
          {empty.text}
        </EmptyState>
      ) : (
        <ul className={styles.list}>{children}</ul>
      )}
    </div>
  );
}
